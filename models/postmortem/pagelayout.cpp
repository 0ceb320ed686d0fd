// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/pagelayout.h"

#include <algorithm>
#include <numeric>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static void shift(Strip &strip, double x, double y)
{
    for (Piece &piece : strip.pieces) {
        piece.at += QPointF(x, y);
        piece.box.translate(x, y);
    }
}

static void append(std::vector<Strip> &to, std::vector<Strip> &&strips, double before)
{
    if (!strips.empty())
        strips.front().before = std::max(strips.front().before, before);
    std::ranges::move(strips, std::back_inserter(to));
}

static void breakLines(QTextLayout &layout, double width, Qt::Alignment align)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setAlignment(align);
    layout.setTextOption(option);
    layout.setCacheEnabled(true); // else it is shaped again for every line that is drawn
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine())
        line.setLineWidth(width);
    layout.endLayout();
}

std::vector<Strip> PageLayout::layOut(const Blocks &blocks, Place from, Place to)
{
    Strips strips;
    for (size_t i = from.block; i < blocks.size() && Place{i, 0} < to; ++i) {
        const size_t first = i == from.block ? from.row : 0;
        const bool whole = first == 0 && i != to.block;
        if (whole)
            add(strips, blocks, i, 0, m_width, PageFonts::body);
        else
            tableRows(
                strips, blocks[i], first, i == to.block ? to.row : blocks[i].rows.size(), 0,
                m_width, PageFonts::body);
    }
    return strips;
}

void PageLayout::add(Strips &to, const Blocks &blocks, double x, double width, double size)
{
    for (size_t i = 0; i < blocks.size(); ++i)
        add(to, blocks, i, x, width, size);
}

void PageLayout::add(
    Strips &to, const Blocks &blocks, size_t i, double x, double width, double size)
{
    using enum Block::Kind;
    add(to, blocks[i], x, width, size);
    const bool announces = blocks[i].kind == Paragraph && i + 1 < blocks.size()
        && (blocks[i + 1].kind == Code || blocks[i + 1].kind == List)
        && plainText(blocks[i].spans).endsWith(u':');
    if (announces && !to.empty())
        to.back().withNext = true;
}

void PageLayout::add(Strips &to, const Block &block, double x, double width, double size)
{
    switch (block.kind) {
        using enum Block::Kind;
    case Heading: heading(to, block, x, width); break;
    case Paragraph: paragraph(to, block, x, width, size); break;
    case Code: code(to, block, x, width, size); break;
    case List: list(to, block, x, width, size); break;
    case Quote: quote(to, block, x, width, size); break;
    case Table: table(to, block, x, width, size); break;
    case Rule: rule(to, x, width); break;
    case Instant: instant(to, block, x, width, size); break;
    case PhaseBar: bar(to, x, width); break;
    case Picture: picture(to, block, x, width, size); break;
    }
}

/// As large as it is, unless the page is smaller; half a page high at most.
void PageLayout::picture(Strips &to, const Block &block, double x, double width, double size)
{
    constexpr double pixel = points(0.75);
    constexpr double highest = points(380);
    auto image = std::make_unique<QImage>(QImage::fromData(block.png, "PNG"));
    if (image->isNull()) {
        const QString text = u"![%1](%2)"_s.arg(block.text, block.aside);
        paragraph(to, Block::line(text), x, width, size);
        return;
    }
    QSizeF shown = QSizeF(image->size()) * pixel;
    if (shown.width() > width || shown.height() > highest)
        shown.scale(width, highest, Qt::KeepAspectRatio);
    Strip strip{.height = shown.height(), .before = points(8)};
    strip.pieces.push_back(
        {.kind = Piece::Kind::Picture,
         .box = QRectF(QPointF(x, 0), shown),
         .picture = image.get()});
    m_pictures.push_back(std::move(image));
    to.push_back(std::move(strip));
}

void PageLayout::heading(Strips &to, const Block &block, double x, double width)
{
    static constexpr std::array sizes{20.0, 12.5, 11.0, 10.0, 10.0, 10.0};
    static constexpr std::array gaps{0.0, 20.0, 14.0, 10.0, 10.0, 10.0};
    const auto level = static_cast<size_t>(std::clamp(block.level, 1, 6) - 1);
    Spans spans = block.spans;
    for (Span &span : spans)
        span.marks |= Mark::Bold;
    Strips strips = lines(spans, x, width, sizes[level]);
    for (Strip &strip : strips)
        strip.withNext = true;
    if (block.level == 2 && !strips.empty()) {
        Strip &last = strips.back();
        last.height += points(4);
        last.pieces.push_back(
            {.kind = Piece::Kind::Fill,
             .box = QRectF(x, last.height, width, points(0.6)),
             .colour = PageFonts::line()});
        last.height += points(1);
    }
    if (!strips.empty()) {
        strips.front().heading = plainText(block.spans).simplified();
        strips.front().level = block.level;
    }
    append(to, std::move(strips), points(gaps[level]));
}

void PageLayout::paragraph(Strips &to, const Block &block, double x, double width, double size)
{
    Spans spans = block.spans;
    if (block.purpose == Purpose::Byline) {
        for (Span &span : spans)
            span.marks |= Mark::Dim;
    }
    Strips strips = lines(spans, x, width, size);
    if (strips.size() > 1) { // neither the first nor the last line stands alone
        strips.front().withNext = true;
        strips[strips.size() - 2].withNext = true;
    }
    if (block.purpose == Purpose::Draft) {
        for (Strip &strip : strips) {
            shift(strip, points(8), 0);
            strip.pieces.insert(
                strip.pieces.begin(),
                {.kind = Piece::Kind::Fill,
                 .box = QRectF(x, 0, points(2.5), strip.height),
                 .colour = PageFonts::warning()});
        }
    }
    append(to, std::move(strips), points(block.purpose == Purpose::Byline ? 2 : size * 0.7));
}

void PageLayout::code(Strips &to, const Block &block, double x, double width, double size)
{
    const double pad = points(7);
    const double pitch = points(size * 0.9 * lineHeight);
    const auto colours = colourCode(block.text, block.aside);
    const QStringList written = block.text.split(u'\n');
    Strips strips;
    for (qsizetype i = 0; i < written.size(); ++i) {
        auto laid = std::make_unique<LaidText>();
        QString line;
        QList<QTextLayout::FormatRange> formats;
        qsizetype from = 0;
        for (const CodeRun &run : colours[static_cast<size_t>(i)]) {
            QString words = written.at(i).sliced(from, run.length);
            words.replace(u'\t', u"    "_s);
            const auto at = static_cast<int>(line.size());
            laid->signs += takePictureSigns(words, PageFonts::blanksOfSign(Mark::Code), at);
            formats.append(
                {.start = at,
                 .length = static_cast<int>(words.size()),
                 .format = m_fonts.codeFormat(size, run.tone)});
            line += words;
            from += run.length;
        }
        laid->layout.setFont(m_fonts.font(size, Mark::Code));
        laid->layout.setText(line);
        laid->layout.setFormats(formats);
        breakLines(laid->layout, width - 2 * pad, Qt::AlignLeft);
        m_texts.push_back(std::move(laid));
        append(strips, linesOf(*m_texts.back(), x + pad, pitch), 0);
    }
    if (strips.empty())
        return;
    const double edge = points(5);
    shift(strips.front(), 0, edge);
    strips.front().height += edge;
    strips.back().height += edge;
    for (Strip &strip : strips) {
        strip.pieces.insert(
            strip.pieces.begin(),
            {.kind = Piece::Kind::Fill,
             .box = QRectF(x, -points(0.3), width, strip.height + points(0.3)),
             .colour = PageFonts::panel()});
    }
    // Short code stays together; of long code neither the first nor the last line stands alone.
    const size_t last = strips.size() - 1;
    for (size_t i = 0; i < last; ++i)
        strips[i].withNext = strips.size() <= 14 || i == 0 || i + 1 == last;
    append(to, std::move(strips), points(size * 0.6));
}

void PageLayout::list(Strips &to, const Block &block, double x, double width, double size)
{
    const double indent = points(block.start > 0 ? 18 : 13);
    int number = block.start;
    bool first = true;
    for (const Blocks &item : block.items) {
        const QString marker = block.start > 0 ? QString::number(number++) + u'.' : u"•"_s;
        Strips strips;
        add(strips, item, x + indent, width - indent, size);
        if (strips.empty())
            strips.push_back({.height = points(size * lineHeight)});
        const LaidText &sign = shortText(marker, {}, indent, size);
        Strips drawn = linesOf(sign, x, points(size * lineHeight));
        if (!drawn.empty())
            std::ranges::copy(drawn.front().pieces, std::back_inserter(strips.front().pieces));
        strips.front().before = 0;
        append(to, std::move(strips), points(first ? size * 0.5 : size * 0.25));
        first = false;
    }
}

void PageLayout::quote(Strips &to, const Block &block, double x, double width, double size)
{
    const double indent = points(12);
    Strips strips;
    for (const Blocks &item : block.items)
        add(strips, item, x + indent, width - indent, size);
    bool first = true;
    for (Strip &strip : strips) {
        const double gap = first ? 0 : strip.before; // the bar at its side does not break
        strip.pieces.push_back(
            {.kind = Piece::Kind::Fill,
             .box = QRectF(x, -gap - points(0.3), points(2), strip.height + gap + points(0.3)),
             .colour = PageFonts::line()});
        first = false;
    }
    append(to, std::move(strips), points(size * 0.7));
}

void PageLayout::rule(Strips &to, double x, double width)
{
    Strip strip{.height = points(10), .before = points(6)};
    strip.pieces.push_back(
        {.kind = Piece::Kind::Fill,
         .box = QRectF(x, 0, width, points(0.6)),
         .colour = PageFonts::line()});
    to.push_back(std::move(strip));
}

void PageLayout::bar(Strips &to, double x, double width)
{
    const double scale = width / PhaseBar::width;
    Strip strip{.height = (m_bar.height() + 4) * scale, .before = points(14)};
    strip.pieces.push_back(
        {.kind = Piece::Kind::Bar, .box = QRectF(x, 0, width, m_bar.height() * scale)});
    to.push_back(std::move(strip));
}

void PageLayout::instant(Strips &to, const Block &block, double x, double width, double size)
{
    Strips strips = linesOf(
        shortText(block.text, block.iso.isEmpty() ? Marks() : Mark::Bold, width, size), x,
        points(size * lineHeight));
    if (!block.aside.isEmpty()) {
        const double asideSize = size - 0.25; // Dim takes the rest
        append(
            strips,
            linesOf(
                shortText(u"(%1)"_s.arg(block.aside), Mark::Dim, width, asideSize), x,
                points(asideSize * lineHeight)),
            0);
    }
    append(to, std::move(strips), 0);
}

PageLayout::Strips
PageLayout::lines(const Spans &spans, double x, double width, double size, Qt::Alignment align)
{
    return linesOf(text(spans, width, size, align), x, points(size * lineHeight));
}

/// A layout keeps the engine of the font it drew last, whose glyphs belong to one thread; setting a
/// font lets go of it and leaves the lines as they are.
void PageLayout::releaseFonts()
{
    for (const auto &text : m_texts)
        text->layout.setFont(text->layout.font());
}

PageLayout::Strips PageLayout::linesOf(const LaidText &text, double x, double pitch) const
{
    const QTextLayout &layout = text.layout;
    Strips strips;
    strips.reserve(static_cast<size_t>(layout.lineCount()));
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        const double height = std::max(pitch, line.height());
        const QPointF at(x, (height - line.height()) / 2 - line.y());
        Strip strip{.height = height};
        strip.pieces.push_back({.kind = Piece::Kind::Line, .text = &text, .line = i, .at = at});
        strips.push_back(std::move(strip));
    }
    return strips;
}

std::unique_ptr<LaidText>
PageLayout::made(const Spans &spans, double width, double size, Qt::Alignment align) const
{
    QString all;
    QList<QTextLayout::FormatRange> formats;
    QList<LaidText::Link> links;
    QList<PictureSign> signs;
    for (const Span &span : spans) {
        QString words = span.text;
        words.replace(u'\n', QChar(QChar::LineSeparator));
        const int start = static_cast<int>(all.size());
        signs += takePictureSigns(words, PageFonts::blanksOfSign(span.marks), start);
        all.append(words);
        const bool isLink = !span.link.isEmpty();
        const double own =
            span.marks.testFlag(Mark::Dim) && size <= PageFonts::body ? size - 1.25 : size;
        if (span.marks || isLink)
            formats.append(
                {.start = start,
                 .length = static_cast<int>(words.size()),
                 .format = m_fonts.format(own, span.marks, isLink)});
        if (isLink)
            links.append(
                {.start = start, .length = static_cast<int>(words.size()), .url = span.link});
        const bool hidden =
            isLink && span.link != span.text && span.link != u"mailto:"_s + span.text;
        if (hidden
            && (&span == &spans.last() || (&span + 1)->link != span.link)) { // paper has no links
            QString address = u" (%1)"_s.arg(span.link);
            signs += takePictureSigns(address, PageFonts::blanksOfSign({}), all.size());
            formats.append(
                {.start = static_cast<int>(all.size()),
                 .length = static_cast<int>(address.size()),
                 .format = m_fonts.format(size - 1.25, Mark::Dim, false)});
            all.append(address);
        }
    }
    auto made = std::make_unique<LaidText>();
    // Formats cost more than all the rest: a text in one style has that style's font instead.
    const bool uniform = spans.size() == 1 && formats.size() <= 1 && spans.first().link.isEmpty();
    const QTextCharFormat whole =
        uniform && !formats.isEmpty() ? formats.first().format : m_fonts.format(size, {}, false);
    made->layout.setFont(whole.font());
    made->layout.setText(all);
    made->colour = whole.foreground().color();
    made->links = links;
    made->signs = signs;
    if (!uniform)
        made->layout.setFormats(formats);
    breakLines(made->layout, width, align);
    return made;
}

const LaidText &PageLayout::text(const Spans &spans, double width, double size, Qt::Alignment align)
{
    m_texts.push_back(made(spans, width, size, align));
    return *m_texts.back();
}

const LaidText &PageLayout::shortText(const QString &words, Marks marks, double width, double size)
{
    const Spans spans{{.text = words, .marks = marks}};
    const QString key = words + QChar(static_cast<int>(marks)) + QString::number(width) + u' '
        + QString::number(size);
    if (const LaidText *known = m_short.value(key))
        return *known;
    const LaidText &layout = text(spans, width, size, Qt::AlignLeft);
    m_short.insert(key, &layout);
    return layout;
}

} // namespace Bridgelog
