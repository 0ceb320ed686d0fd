// SPDX-License-Identifier: GPL-3.0-or-later
#include "redaction/leakcheck.h"

#include "redaction/filetexts.h"
#include "redaction/needle.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype leastFolded = 8; ///< shorter ones stand in other words by chance
constexpr qsizetype leastSlug = 4;

QString withoutBlanks(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (!c.isSpace() && c.unicode() != 0xAD && c.unicode() != 0x200B)
            result.append(c.toCaseFolded());
    }
    return result;
}

QString slugOf(const QString &text)
{
    QString slug;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (c.isLetterOrNumber())
            slug.append(c);
        else if (!c.isMark() && !slug.isEmpty() && !slug.endsWith(u'-'))
            slug.append(u'-');
    }
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug;
}

Needle needleOf(const Removed &removed)
{
    return {removed.text, removed.exactCase ? Qt::CaseSensitive : Qt::CaseInsensitive};
}

} // namespace

LeakCheck::LeakCheck(const QList<Removed> &removed)
{
    for (const Removed &each : removed) {
        const QString folded = withoutBlanks(each.text);
        const QString slug = slugOf(each.text);
        m_sought.append(
            {.removed = each,
             .folded = folded.size() >= leastFolded ? folded : QString(),
             .slug = slug.size() >= leastSlug ? slug : QString()});
    }
}

Result<QList<Leak>> LeakCheck::leaksIn(const QString &fileName, const QByteArray &bytes) const
{
    QList<Leak> leaks;
    if (m_sought.isEmpty())
        return leaks;
    const auto texts = textsOf(fileName, bytes);
    if (!texts)
        return refuse(
            u"The leak check could not read “%1”. %2"_s.arg(fileName, texts.error().sentence));
    const auto add = [&](const QString &part, const Sought &sought) {
        const bool known = std::ranges::any_of(leaks, [&](const Leak &leak) {
            return leak.text == sought.removed.text && leak.part == part;
        });
        if (!known)
            leaks.append({.file = fileName, .part = part, .text = sought.removed.text});
    };
    for (const Sought &sought : m_sought) {
        const Needle slug(sought.slug, Qt::CaseInsensitive);
        if (needleOf(sought.removed).indexIn(fileName) >= 0
            || (!sought.slug.isEmpty() && slug.indexIn(fileName) >= 0))
            add(u"its name"_s, sought);
    }
    for (const FileText &text : *texts) {
        const QString line = text.text.simplified();
        const QString folded = withoutBlanks(text.text);
        for (const Sought &sought : m_sought) {
            if (needleOf(sought.removed).indexIn(line) >= 0
                || (!sought.folded.isEmpty() && folded.contains(sought.folded)))
                add(text.part, sought);
        }
    }
    return leaks;
}

QString sentenceOf(const Leak &leak)
{
    return u"“%1” was removed, but “%2” still tells it (%3)."_s.arg(
        leak.text, leak.file, leak.part);
}

} // namespace Bridgelog
