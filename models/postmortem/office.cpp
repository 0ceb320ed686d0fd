// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/office.h"

#include "postmortem/htmlwriter.h"
#include "postmortem/svgpicture.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace Bridgelog {

using namespace Qt::StringLiterals;

/// How many rows are asked how wide they would like to be.
static constexpr size_t measuredRows = 200;

static int longestLine(const QString &text)
{
    qsizetype longest = 0;
    for (const QStringView line : QStringView(text).split(u'\n'))
        longest = std::max(longest, line.size());
    return static_cast<int>(longest);
}

QList<int> officeColumns(const Block &table, int whole)
{
    constexpr int least = 8; // characters
    constexpr int line = 96; // of a whole line in a table's size
    constexpr int margins = 3;
    const auto count = table.columns.size();
    QList<int> wanted(count, least);
    for (qsizetype i = 0; i < count; ++i)
        wanted[i] = std::max(longestLine(table.columns.at(i).title), least);
    for (size_t r = 0; r < std::min(table.rows.size(), measuredRows); ++r) {
        const auto &cells = table.rows[r].cells;
        if (table.rows[r].kind == Row::Kind::Day)
            continue;
        for (size_t c = 0; c < std::min<size_t>(cells.size(), wanted.size()); ++c) {
            int &want = wanted[static_cast<qsizetype>(c)];
            want = std::max(want, longestLine(plainText(cells[c])));
        }
    }
    if (table.purpose == Purpose::Timeline) {
        constexpr std::array most{16, 17, line, 18}; // the longest word of each fits in
        for (qsizetype i = 0; i < std::min<qsizetype>(count, most.size()); ++i)
            wanted[i] = std::min(wanted.at(i), most[static_cast<size_t>(i)]);
    }
    for (int &want : wanted)
        want += margins;
    // Narrow columns are as wide as they ask for; the wide ones share what those leave.
    QList<int> sorted = wanted;
    std::ranges::sort(sorted);
    int share = line;
    for (int room = line, open = static_cast<int>(count); const int want : std::as_const(sorted)) {
        share = room / open--;
        if (want > share)
            break;
        room -= want;
    }
    for (int &want : wanted)
        want = std::min(want, share);
    const int sum = std::max(1, std::reduce(wanted.cbegin(), wanted.cend()));
    int left = whole;
    for (qsizetype i = 0; i < count; ++i) {
        const int width = i + 1 == count ? left : wanted.at(i) * whole / sum;
        wanted[i] = width;
        left -= width;
    }
    return wanted;
}

QSize officeSize(const Block &picture, int pageWidth, int perInch)
{
    constexpr int pixels = 96; // to the inch
    const QSize most(pageWidth, pageWidth * 3 / 4);
    const QSize own(
        picture.size.width() * perInch / pixels, picture.size.height() * perInch / pixels);
    const bool fits = own.width() <= most.width() && own.height() <= most.height();
    return fits ? own : own.scaled(most, Qt::KeepAspectRatio);
}

QString officeColour(CodeTone tone)
{
    switch (tone) {
        using enum CodeTone;
    case Plain: return {};
    case Keyword: return u"8A1C7C"_s;
    case Name: return u"0B5394"_s;
    case String: return u"7A3E00"_s;
    case Number: return u"9A3412"_s;
    case Comment: return u"5F6B7A"_s;
    case Type: return u"0F6B62"_s;
    case Meta: return u"5B3FB5"_s;
    case Added: return u"14693C"_s;
    case Removed:
    case Alert: return u"B3261E"_s;
    }
    return {};
}

QByteArray phaseBarFile(const PhaseBar &bar)
{
    QString svg = phaseBarSvg(bar);
    svg = svg.sliced(svg.indexOf(u"<svg"), svg.lastIndexOf(u"</svg>") + 6 - svg.indexOf(u"<svg"));
    // The page's style sheet is not there: what it says stands at each element.
    svg.replace(
        u"<svg class=\"phases\""_s,
        u"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"%2\""_s
            .arg(PhaseBar::width)
            .arg(bar.height() + 4));
    const QString text =
        u"font-family=\"Inter, Noto Sans, Segoe UI, DejaVu Sans, sans-serif\" font-size=\"12\" "
        "fill=\"%1\""_s;
    svg.replace(u"class=\"mark\""_s, text.arg(u"#1b2430"_s));
    svg.replace(u"class=\"span\""_s, text.arg(u"#566174"_s));
    svg.replace(u"class=\"tick\""_s, u"stroke=\"#566174\" stroke-width=\"1\""_s);
    svg.replace(u"class=\"critical\""_s, u"fill=\"#f6a5a5\""_s);
    svg.replace(u"class=\"warning\""_s, u"fill=\"#f4cf7f\""_s);
    svg.replace(u"class=\"good\""_s, u"fill=\"#9fdcbb\""_s);
    return u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"_s.append(svg).append(u'\n').toUtf8();
}

QByteArray phaseBarPng(const PhaseBar &bar) { return pngOf(phaseBarFile(bar), 2); }

} // namespace Bridgelog
