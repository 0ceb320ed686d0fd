// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/pagelayout.h"

#include <QFontMetricsF>

#include <algorithm>
#include <numeric>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static constexpr double cellGap = points(10);
static constexpr double cellPad = points(3.5);
/// A row that is higher than this may be broken.
static constexpr double wholeRow = points(220);
/// So many facts are kept on one page, where they fit in a third of it.
static constexpr size_t fewFacts = 10;
/// How many rows are asked how wide they would like to be.
static constexpr size_t measuredRows = 200;

static Strip hairline(double x, double width)
{
    Strip strip{.height = points(0.6)};
    strip.pieces.push_back(
        {.kind = Piece::Kind::Fill,
         .box = QRectF(x, 0, width, points(0.5)),
         .colour = PageFonts::line()});
    return strip;
}

static void addShifted(std::vector<Piece> &to, const std::vector<Piece> &pieces, double x, double y)
{
    for (Piece piece : pieces) {
        piece.at += QPointF(x, y);
        piece.box.translate(x, y);
        to.push_back(piece);
    }
}

/// Columns as wide as their widest cell where that fits; else the wide ones share what the narrow
/// ones leave.
QList<double> PageLayout::columnWidths(const Block &table, double width, double size) const
{
    const auto count = table.columns.size();
    if (table.purpose == Purpose::Timeline) {
        QList<double> widths{points(88), points(76), 0, points(80)};
        widths.resize(count);
        widths[2] = width - std::reduce(widths.begin(), widths.end());
        return widths;
    }
    QList<double> wanted(count, points(24));
    const auto ask = [&](qsizetype column, const QString &text, Marks marks) {
        const QFontMetricsF metrics(m_fonts.font(size, marks));
        for (QString line : text.split(u'\n')) {
            takePictureSigns(line, PageFonts::blanksOfSign(marks));
            wanted[column] =
                std::max(wanted[column], metrics.horizontalAdvance(line) + cellGap + points(2));
        }
    };
    for (qsizetype i = 0; i < count; ++i)
        ask(i, table.columns.at(i).title, Mark::Bold);
    for (size_t r = 0; r < std::min(table.rows.size(), measuredRows); ++r) {
        for (size_t c = 0; c < table.rows[r].cells.size(); ++c)
            ask(static_cast<qsizetype>(c), plainText(table.rows[r].cells[c]), Mark::Bold);
    }
    double left = width;
    auto open = static_cast<double>(count);
    QList<double> sorted = wanted;
    std::ranges::sort(sorted);
    double share = width;
    for (const double want : std::as_const(sorted)) {
        share = left / open;
        if (want > share)
            break;
        left -= want;
        --open;
    }
    for (double &want : wanted)
        want = std::min(want, share);
    return wanted;
}

PageLayout::Strips
PageLayout::cell(const Blocks &blocks, double width, double size, Marks marks, Align align)
{
    const Qt::Alignment side = align == Align::Right ? Qt::AlignRight
        : align == Align::Centre                     ? Qt::AlignHCenter
                                                     : Qt::AlignLeft;
    if (blocks.size() == 1 && blocks.front().kind == Block::Kind::Paragraph && align != Align::Left)
        return lines(blocks.front().spans, 0, width, size, side);
    const bool simple = blocks.size() == 1 && blocks.front().kind == Block::Kind::Paragraph
        && blocks.front().spans.size() == 1 && blocks.front().spans.first().link.isEmpty()
        && blocks.front().spans.first().text.size() < 32;
    if (simple) {
        const Span &span = blocks.front().spans.first();
        return linesOf(
            shortText(span.text, span.marks | marks, width, size), 0, points(size * lineHeight));
    }
    Strips strips;
    add(strips, blocks, 0, width, size);
    if (!strips.empty())
        strips.front().before = 0;
    for (Strip &strip : strips)
        strip.before = std::min(strip.before, points(3));
    return strips;
}

/// Cells side by side. Low rows become one strip; in high ones the highest cell's strips carry the
/// others'.
PageLayout::Strips PageLayout::join(
    const std::vector<Strips> &cells, const QList<double> &widths, double x, double width)
{
    const auto heightOf = [](const Strips &strips) {
        return std::accumulate(strips.begin(), strips.end(), 0.0, [](double sum, const Strip &s) {
            return sum + s.before + s.height;
        });
    };
    const auto highest = std::ranges::max_element(cells, {}, heightOf);
    const double height = heightOf(*highest);
    const bool whole = height <= wholeRow;
    Strips result;
    std::vector<double> tops;
    if (whole) {
        result.push_back({.height = cellPad + height});
        tops.push_back(0);
    } else {
        double top = 0;
        for (const Strip &strip : *highest) {
            const bool first = result.empty();
            const double space = strip.before + (first ? cellPad : 0);
            tops.push_back(top);
            result.push_back({.height = space + strip.height});
            top += result.back().height;
        }
    }
    double left = x;
    for (size_t c = 0; c < cells.size(); ++c) {
        double y = cellPad;
        for (const Strip &strip : cells[c]) {
            y += strip.before;
            const auto behind = std::ranges::upper_bound(tops, y + 0.01);
            const auto index =
                static_cast<size_t>(std::max<std::ptrdiff_t>(0, behind - tops.begin() - 1));
            addShifted(result[index].pieces, strip.pieces, left, y - tops[index]);
            y += strip.height;
        }
        left += widths.at(static_cast<qsizetype>(c));
    }
    Strip line = hairline(x, width);
    addShifted(result.back().pieces, line.pieces, 0, result.back().height + cellPad);
    result.back().height += cellPad + line.height;
    return result;
}

PageLayout::Strips PageLayout::row(
    const Block &table, const Row &row, const QList<double> &widths, double x, double size)
{
    const double width = std::reduce(widths.begin(), widths.end());
    std::vector<Strips> cells;
    if (row.kind == Row::Kind::Day) {
        cells.push_back(cell(row.cells.front(), width, size, Mark::Bold, Align::Left));
        Strips strips = join(cells, {width}, x, width);
        strips.front().before = points(6);
        strips.back().withNext = true;
        return strips;
    }
    for (size_t i = 0; i < row.cells.size(); ++i) {
        const double own =
            widths.at(static_cast<qsizetype>(i)) - (i + 1 < row.cells.size() ? cellGap : 0);
        const auto column = static_cast<qsizetype>(i);
        const bool names = i == 0 && table.purpose == Purpose::Facts;
        cells.push_back(cell(
            row.cells[i], own, size, names ? Marks(Mark::Bold) : Marks(),
            column < table.columns.size() ? table.columns.at(column).align : Align::Left));
    }
    if (cells.empty())
        return {};
    return join(cells, widths, x, width);
}

Strip PageLayout::headRow(const Block &table, const QList<double> &widths, double x, double size)
{
    std::vector<Strips> cells;
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        const Column &column = table.columns.at(i);
        const bool right = column.align == Align::Right;
        const double own = widths.at(i) - (i + 1 < table.columns.size() ? cellGap : 0);
        cells.push_back(lines(
            {{.text = column.title, .marks = Mark::Bold | Mark::Dim}}, 0, own, size,
            right                               ? Qt::AlignRight
                : column.align == Align::Centre ? Qt::AlignHCenter
                                                : Qt::AlignLeft));
    }
    Strips strips = join(cells, widths, x, std::reduce(widths.begin(), widths.end()));
    strips.front().withNext = true;
    return strips.front();
}

void PageLayout::table(Strips &to, const Block &block, double x, double width, double size)
{
    tableRows(to, block, 0, block.rows.size(), x, width, size);
}

/// Rows [from, end); the first has the head above it.
void PageLayout::tableRows(
    Strips &to, const Block &table, size_t from, size_t end, double x, double width, double size)
{
    const double own = std::min(size, 9.0);
    const QList<double> widths = columnWidths(table, width, own);
    const Strip &head = m_heads.emplace_back(headRow(table, widths, x, own));
    if (from == 0) {
        to.push_back(head);
        to.back().before = points(size * 0.6);
    }
    const bool together = table.purpose == Purpose::Facts && table.rows.size() <= fewFacts;
    for (size_t i = from; i < end; ++i) {
        Strips strips = row(table, table.rows[i], widths, x, own);
        for (Strip &strip : strips) {
            strip.head = &head;
            strip.withNext = strip.withNext || (together && i + 1 < end);
        }
        std::ranges::move(strips, std::back_inserter(to));
    }
}

} // namespace Bridgelog
