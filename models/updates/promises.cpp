// SPDX-License-Identifier: GPL-3.0-or-later
#include "updates/promises.h"

#include <QRegularExpression>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

using Option = QRegularExpression::PatternOption;
using Place = std::pair<qsizetype, qsizetype>;

QRegularExpression words(const QString &pattern)
{
    return QRegularExpression(
        uR"((?<![\w])(?:%1)(?![\w]))"_s.arg(pattern),
        Option::CaseInsensitiveOption | Option::UseUnicodePropertiesOption);
}

const QString &timePattern()
{
    static const QString pattern =
        uR"(\d{1,2}[:.h]\d{2}(?:\s*(?:am|pm))?|\d{1,2}\s*(?:am|pm|o'clock)|noon|midnight)"
        uR"(|(?:an?|one|two|three|four|five|six|ten|fifteen|twenty|thirty|forty|half\s+an?|few|several|couple\s+of|\d+(?:[.,–-]\d+)?)\s*(?:more\s+)?(?:min(?:ute)?s?|hours?|hrs?|h|m|days?|weeks?))"
        uR"(|(?:next|coming)\s+(?:few\s+|couple\s+of\s+)?(?:minutes?|hours?|days?|week))"
        uR"(|tonight|tomorrow|today|this\s+(?:morning|afternoon|evening|week)|(?:end|close)\s+of\s+(?:the\s+|this\s+)?(?:business\s+|working\s+)?(?:day|week|business|hour)|eod|cob)"
        uR"(|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
        uR"(|lunch(?:\s?time)?)"_s;
    return pattern;
}

const QRegularExpression &time()
{
    static const QRegularExpression pattern = words(u"(?<!since )(?:"_s + timePattern() + u')');
    return pattern;
}

/// Words of the end of a trouble.
const QString repaired =
    uR"(fix(?:ed|es)?|resol(?:ved?|ution)|restor(?:ed?|ation)|recover(?:ed|y)?|repair(?:ed|s)?|solved?|back|normal|up\s+and\s+running|working|operational|available|online|complete[d]?|completion|done|finish(?:ed)?|over|resumed?|return(?:s|ed)?|cleared?|clear|roll(?:ed)?[\s-]?back|rollback|reachable|end(?:s|ed)?|caught\s+up|catch\s+up|drained?|through)"_s;

/// What a sentence about the future has.
const QString future =
    uR"(will|shall|(?<!as it )(?<!as they )should|'ll|’ll|going\s+to|expect(?:s|ed|ing)?|hop(?:e|es|ing)|anticipat(?:e|es|ed|ing)|aim(?:s|ing)?|plan(?:s|ned|ning)?|estimat(?:e|es|ed|ing)|likely|would|must|can\s+be|target(?:s|ed|ing)?|by|within|no\s+later\s+than|at\s+the\s+latest|assum(?:e|es|ing)|forecast)"_s;

/// What a sentence about the past has: nothing is promised in it, unless it also speaks of what
/// will be.
const QString past =
    uR"(was|were|has|have|had|since|did|began|failed|could\s+not|after|between|until)"_s;

const QString about =
    uR"(updates?|updated|post(?:ing)?|write|report\s+back|inform(?:ation)?|let\s+you\s+know|share|details|news|hear\s+from\s+us|statement|account|postmortem)"_s;

/// The sentences of a text, parted where another statement begins, too.
QList<Place> clausesOf(const QString &text)
{
    static const QRegularExpression ends(
        uR"([.!?;](?=\s|$)|\n|,?\s+(?:and|but)\s+(?=we|our|the\s+next|service|it\b)|\s[–—]\s)"_s,
        Option::CaseInsensitiveOption);
    QList<Place> clauses;
    qsizetype from = 0;
    for (const auto &match : ends.globalMatch(text)) {
        clauses.append({from, match.capturedStart() - from});
        from = match.capturedEnd();
    }
    clauses.append({from, text.size() - from});
    return clauses;
}

std::optional<Place> promiseIn(QStringView clause)
{
    static const QRegularExpression plainly = words(
        uR"(eta|etr|estimated\s+time\s+(?:of|to|for|until)\s+\w+|time\s+to\s+(?:fix|repair|resolution|recovery))"_s);
    static const QRegularExpression isAbout = words(about);
    static const QRegularExpression isRepaired = words(repaired);
    static const QRegularExpression strong = words(QString(future).remove(u"|by|within"_s));
    static const QRegularExpression isFuture = words(future);
    static const QRegularExpression isPast = words(past);
    static const QRegularExpression soon =
        words(uR"(soon|shortly|momentarily|any\s+(?:minute|moment)(?:\s+now)?|very\s+quickly)"_s);
    const auto isThere = [clause](const QRegularExpression &pattern) {
        return pattern.matchView(clause).hasMatch();
    };
    if (const auto match = plainly.matchView(clause); match.hasMatch())
        return Place{match.capturedStart(), match.capturedLength()};
    if (isThere(isAbout) || !isThere(isRepaired))
        return {};
    if (!isThere(strong) && (isThere(isPast) || !isThere(isFuture)))
        return {};
    auto when = time().matchView(clause);
    if (!when.hasMatch() && isThere(strong))
        when = soon.matchView(clause);
    if (!when.hasMatch())
        return {};
    return Place{when.capturedStart(), when.capturedLength()};
}

} // namespace

QList<Place> promisedRepairsIn(const QString &text)
{
    QList<Place> found;
    for (const auto &[from, length] : clausesOf(text)) {
        if (const auto place = promiseIn(QStringView(text).sliced(from, length)))
            found.append({from + place->first, place->second});
    }
    return found;
}

bool promisesNextUpdate(const QString &text)
{
    static const QRegularExpression next = words(
        uR"((?:next|another|further|more|additional|following)\s+(?:status\s+|public\s+)?(?:updates?|information|news|details|post|message|report)|updates?\s+(?:you\s+|this\s+(?:page|post)\s+|again\s+)?(?:again|by|at|in|within|every|no\s+later|follow|will\s+follow|to\s+follow)|(?:post|write|report|update|inform|be\s+back|speak)(?:\s+\w+){0,3}\s+(?:again|every|within|by|at|in|with)|let\s+you\s+know(?:\s+more)?|hear\s+from\s+us|follow(?:s|ing)?)"_s);
    static const QRegularExpression ends(uR"([.!?](?=\s|$)|\n)"_s);
    qsizetype from = 0;
    const auto promises = [&](qsizetype to) {
        const QStringView sentence = QStringView(text).sliced(from, to - from);
        return next.matchView(sentence).hasMatch() && time().matchView(sentence).hasMatch();
    };
    for (const auto &match : ends.globalMatch(text)) {
        if (promises(match.capturedStart()))
            return true;
        from = match.capturedEnd();
    }
    return promises(text.size());
}

} // namespace Bridgelog
