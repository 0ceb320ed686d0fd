// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/sourceline.h"

#include <QRegularExpression>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static constexpr qsizetype longestQuote = 200;

SourceLines linesOf(const QString &text)
{
    SourceLines lines;
    const QStringList parts = text.split(u'\n');
    lines.reserve(parts.size());
    for (int number = 1; const QString &part : parts) {
        qsizetype end = part.size();
        while (end > 0 && part.at(end - 1).isSpace())
            --end;
        lines.append({.number = number++, .text = part.first(end)});
    }
    return lines;
}

static const QRegularExpression &glyphBullet()
{
    static const QRegularExpression pattern(u"^\\s*[•◦▪‣●○■⁃∙·]\\s*"_s);
    return pattern;
}

QString markdownOf(const SourceLines &lines)
{
    static const QRegularExpression indentedBullet(u"^ +(?=(?:[-*+]|\\d{1,3}[.)])\\s)"_s);
    QStringList texts;
    for (const SourceLine &line : lines) {
        QString text = line.text;
        text.replace(glyphBullet(), u"- "_s);
        text.remove(indentedBullet);
        if (!text.isEmpty() || (!texts.isEmpty() && !texts.last().isEmpty()))
            texts.append(text);
    }
    return texts.join(u'\n').trimmed();
}

QString proseOf(const SourceLines &lines)
{
    constexpr qsizetype shortest = 40;
    static const QRegularExpression ending(u"[.!?:][\"'”’)\\]]*$"_s);
    const QString text = markdownOf(lines);
    const QStringList parts = text.split(u'\n');
    const bool each = std::ranges::all_of(parts, [](const QString &part) {
        return part.size() >= shortest && ending.match(part).hasMatch() && !listItemOf(part);
    });
    return each ? parts.join(u"\n\n"_s) : text;
}

std::optional<QString> listItemOf(const QString &line)
{
    static const QRegularExpression pattern(
        u"^\\s*(?:[•◦▪‣●○■⁃∙·]\\s*|[-*+–—]\\s+|\\d{1,3}[.)]\\s+)(\\S.*)$"_s);
    const auto match = pattern.match(line);
    return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
}

QString quoted(const QString &text)
{
    const QString flat = text.simplified();
    return flat.size() <= longestQuote ? u"“%1”"_s.arg(flat)
                                       : u"“%1…”"_s.arg(flat.first(longestQuote));
}

} // namespace Bridgelog
