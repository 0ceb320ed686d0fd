// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/excerpt.h"

#include "postmortem/markdownwriter.h"

#include <QRegularExpression>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static constexpr qsizetype mostLines = 200;
static constexpr qsizetype longestLine = 2'000;

static Excerpt between(const QStringList &lines, qsizetype first, qsizetype last)
{
    last = std::min({last, lines.size(), first + mostLines - 1});
    return {
        .lines = lines.sliced(first - 1, last - first + 1),
        .which = first == last ? u"line %1"_s.arg(first) : u"lines %1–%2"_s.arg(first).arg(last)};
}

static Result<Excerpt> having(const QStringList &lines, const QString &words)
{
    Excerpt excerpt{.lines = {}, .which = u"lines with “%1”"_s.arg(words)};
    for (const QString &line : lines) {
        if (line.contains(words, Qt::CaseInsensitive) && excerpt.lines.size() < mostLines)
            excerpt.lines.append(line);
    }
    if (excerpt.lines.isEmpty())
        return refuse(
            u"No line has “%1” in it; say which lines, as 10-25, or other words."_s.arg(words));
    return excerpt;
}

Result<Excerpt> excerptOf(const QString &text, const QString &asked)
{
    static const QRegularExpression range(uR"(^(\d{1,9})(?:\s*(?:-|–|\.\.)\s*(\d{1,9})?)?$)"_s);
    QString plain = text;
    plain.replace(u"\r\n"_s, u"\n"_s);
    QStringList lines = plain.split(u'\n');
    while (!lines.isEmpty() && lines.last().trimmed().isEmpty())
        lines.removeLast();
    if (lines.isEmpty())
        return refuse(u"There is nothing in it to take an excerpt of."_s);
    for (QString &line : lines)
        line.truncate(longestLine);
    const auto match = range.match(asked.trimmed());
    if (!match.hasMatch())
        return asked.trimmed().isEmpty() ? between(lines, 1, lines.size())
                                         : having(lines, asked.trimmed());
    const qsizetype first = match.captured(1).toLongLong();
    const bool open = match.captured().contains(QRegularExpression(uR"([-–.]$)"_s));
    const qsizetype last = open ? lines.size()
        : match.hasCaptured(2)  ? match.captured(2).toLongLong()
                                : first;
    const bool isStatus =
        lines.size() < first // "503" is looked for where it is no line
        && std::ranges::any_of(
            lines, [&](const QString &line) { return line.contains(asked.trimmed()); });
    if (isStatus)
        return having(lines, asked.trimmed());
    if (first < 1 || last < first || first > lines.size())
        return refuse(u"It has the lines 1 to %1; say which of these."_s.arg(lines.size()));
    return between(lines, first, last);
}

QString excerptText(const QString &name, const Excerpt &excerpt, const QString &language)
{
    const QString code = excerpt.lines.join(u'\n');
    qsizetype run = 0;
    qsizetype longest = 2;
    for (const QChar c : code) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const QString fence(longest + 1, u'`');
    return u"*%1, %2*\n\n%3%4\n%5\n%3"_s.arg(
        escapeMarkdown(name), escapeMarkdown(excerpt.which), fence, language, code);
}

} // namespace Bridgelog
