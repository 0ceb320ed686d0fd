// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/statuspagewords.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static constexpr qsizetype longestPost = 4000; ///< that is still read for its phase

std::optional<QString> postHeadingOf(const QString &line)
{
    static const QHash<QString, QString> words{
        {u"postmortem"_s, u"postmortem"_s},
        {u"post-mortem"_s, u"postmortem"_s},
        {u"post mortem"_s, u"postmortem"_s},
        {u"resolved"_s, u"resolved"_s},
        {u"monitoring"_s, u"monitoring"_s},
        {u"identified"_s, u"identified"_s},
        {u"investigating"_s, u"investigating"_s},
        {u"update"_s, u"update"_s},
        {u"scheduled"_s, u"scheduled"_s},
        {u"in progress"_s, u"in_progress"_s},
        {u"verifying"_s, u"verifying"_s},
        {u"completed"_s, u"completed"_s},
        {u"created"_s, u"created"_s}};
    static const QRegularExpression marks(u"^[\\s#*_>]+|[\\s*_:–—-]+$"_s);
    QString bare = line.simplified().toLower();
    bare.remove(marks);
    const auto it = words.constFind(bare);
    return it == words.constEnd() ? std::nullopt : std::optional(*it);
}

int phaseRank(const QString &phase)
{
    static const QStringList ranks{
        u"investigating"_s, u"identified"_s, u"monitoring"_s, u"resolved"_s};
    return static_cast<int>(ranks.indexOf(phase));
}

QString phaseFromWording(const QString &text)
{
    using Option = QRegularExpression::PatternOption;
    static const QRegularExpression monitoring(
        u"\\b(?:continue|continuing|still|closely|will be|are|are "
        u"now|be)\\s+(?:to\\s+)?(?:closely\\s+)?"
        "monitor(?:ing)?\\b|\\bmonitoring (?:the|our|for)\\b|"
        "\\b(?:fix|workaround|patch|change|mitigation|hotfix|rollback)\\s+(?:has|have|was|is)\\s+(?"
        ":now\\s+)?"
        "(?:been\\s+)?(?:applied|implemented|deployed|rolled out|released|put in place|completed)|"
        "\\b(?:we(?:['’]ve| have)?|teams? (?:have|has))\\s+(?:now\\s+)?"
        "(?:applied|implemented|deployed|rolled out|released)\\s+(?:the|a|an)\\b"_s,
        Option::CaseInsensitiveOption);
    static const QRegularExpression resolved(
        u"\\b(?:(?:has|have) (?:now |already |since )?(?:been )?|(?:is|are|was|were) (?:now |fully "
        u"|all )*)"
        "(?:fully |completely |successfully )?(?:resolved|fixed)\\b(?! by us at)|\\bwe(?:['’]ve| "
        "have)?"
        " (?:now )?(?:fully )?resolved\\b|\\bclosing this incident\\b|\\bincident (?:is|has been) "
        "(?:now )?closed\\b|"
        "\\b(?:is|are) (?:now )?(?:fully )?(?:back to normal|operating normally)\\b"_s,
        Option::CaseInsensitiveOption);
    static const QRegularExpression unresolved(
        u"\\b(?:once|until|when|after|before|if|as soon as)\\b[^.]*\\b(?:resolved|fixed)\\b|\\bnot "
        u"(?:yet |been )?"
        "(?:fully )?(?:resolved|fixed)\\b"_s,
        Option::CaseInsensitiveOption);
    static const QRegularExpression identified(
        u"\\b(?:have|has|['’]ve)\\s+(?:now\\s+|been\\s+)*(?:identified|found|located|isolated|"
        u"pinpointed)\\b|"
        "\\b(?:we|team|engineers)\\s+(?:identified|found|located)\\b|\\b(?:cause|issue|problem) "
        "(?:is|was|has been)"
        " (?:now )?(?:identified|found)\\b|\\bworking on "
        "(?:a|the|applying|deploying|implementing)\\s+(?:\\w+\\s+)?"
        "(?:fix|solution|patch)\\b|\\b(?:implementing|deploying|applying) (?:a|the) (?:fix|patch)\\b"_s,
        Option::CaseInsensitiveOption);
    static const QRegularExpression investigating(
        u"\\binvestigat(?:e|ing)\\b|\\blooking into\\b|\\baware of\\b"_s,
        Option::CaseInsensitiveOption);

    QString settled = text.left(longestPost);
    settled.remove(unresolved);
    const bool monitors = settled.contains(monitoring);
    if (settled.contains(resolved))
        return u"resolved"_s;
    if (monitors)
        return u"monitoring"_s;
    if (settled.contains(identified))
        return u"identified"_s;
    return settled.contains(investigating) ? u"investigating"_s : QString();
}

} // namespace Bridgelog
