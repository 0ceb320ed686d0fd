// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/entrysyntax.h"

#include "incident/timegrammar.h"

#include <algorithm>

namespace Bridgelog {

namespace {

qsizetype blanksFrom(QStringView text, qsizetype at)
{
    while (at < text.size() && text[at].isSpace())
        ++at;
    return at;
}

/// The letters behind a slash that end the text or stand before a blank; a path like /etc/hosts is
/// no kind.
qsizetype kindLengthAt(QStringView text, qsizetype at)
{
    qsizetype end = at + 1;
    while (end < text.size() && text[end].isLetter())
        ++end;
    return end == text.size() || text[end].isSpace() ? end - at : 0;
}

qsizetype wordLength(QStringView text)
{
    return std::ranges::find_if(text, [](QChar c) { return c.isSpace(); }) - text.begin();
}

/// A whole time behind the last `@` of a line, and nothing behind it: "it fails @-5m".
void takeEndTime(QStringView line, EntrySyntax &entry)
{
    const qsizetype sign = line.lastIndexOf(u'@');
    if (sign <= entry.body || !line[sign - 1].isSpace())
        return;
    const QStringView rest = line.sliced(sign + 1);
    const qsizetype length = timeLength(rest);
    if (length == 0 || blanksFrom(rest, length) < rest.size())
        return;
    entry.timeStart = sign;
    entry.timeLength = length + 1;
    entry.time = rest.first(length).toString();
}

} // namespace

QString EntrySyntax::bodyOf(const QString &text) const
{
    QString result = text;
    if (timeStart > body)
        result.remove(timeStart, timeLength);
    result.remove(0, body);
    return result.trimmed();
}

std::optional<EntryKind> kindCalled(QStringView word)
{
    std::optional<EntryKind> found;
    for (const EntryKind kind : loggedKinds) {
        const QString name = Bridgelog::word(kind);
        if (name.compare(word, Qt::CaseInsensitive) == 0)
            return kind;
        if (word.isEmpty() || !name.startsWith(word, Qt::CaseInsensitive))
            continue;
        if (found)
            return {};
        found = kind;
    }
    return found;
}

EntrySyntax readEntry(QStringView text, EndTime endTime)
{
    EntrySyntax entry;
    qsizetype at = blanksFrom(text, 0);
    while (at < text.size()) {
        if (text[at] == u'/' && entry.kindStart < 0) {
            const qsizetype length = kindLengthAt(text, at);
            if (length == 0)
                break;
            entry.kindStart = at;
            entry.kindLength = length;
            entry.kindWord = text.sliced(at + 1, length - 1).toString();
            entry.kind = kindCalled(entry.kindWord);
            at += length;
        } else if (text[at] == u'@' && entry.timeStart < 0) {
            const QStringView rest = text.sliced(at + 1);
            qsizetype length = timeLength(rest);
            if (length == 0)
                length = wordLength(rest);
            entry.timeStart = at;
            entry.timeLength = length + 1;
            entry.time = rest.first(length).toString();
            at += length + 1;
        } else {
            break;
        }
        at = blanksFrom(text, at);
    }
    entry.body = at;
    if (entry.timeStart < 0 && endTime == EndTime::Counts)
        takeEndTime(text, entry);
    return entry;
}

} // namespace Bridgelog
