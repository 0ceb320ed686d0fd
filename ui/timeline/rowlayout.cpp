// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/rowlayout.h"

#include "timeline/codecolours.h"
#include "timeline/thumbnails.h"

#include "composer/kindtoken.h"
#include "composer/syntaxtoken.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;
/// How much of an entry its row shows; the rest on request, and the whole only as far as a row can
/// be.
struct Fold {
    qsizetype lines = 0;
    qsizetype characters = 0;
};
constexpr Fold folded{.lines = 24, .characters = 4000};
constexpr Fold unfolded{.lines = 5000, .characters = 200'000};

constexpr qsizetype mostPictures = 12; ///< of one entry; the rest are chips alone
constexpr QChar gap(0x2002); // between kind, text and meta

QColor colour(Theme::Token token) { return Theme::instance().color(token); }

QTextCharFormat formatOf(const QFont &font, Theme::Token token)
{
    QTextCharFormat format;
    format.setFont(font);
    format.setForeground(colour(token));
    return format;
}

/// Text that somebody wrote, closed off so that its direction and controls reach nothing beside it.
QString isolated(const QString &text, QList<TextSpan> &spans)
{
    QString safe = text;
    int open = 0;
    for (QChar &c : safe) {
        const char16_t u = c.unicode();
        if (u >= 0x2066 && u <= 0x2068)
            ++open;
        else if (u == 0x2069 && --open < 0) {
            c = QChar(0x200B);
            open = 0;
        } else if (u == u'\n')
            c = QChar::LineSeparator;
        else if (u == 0x2029)
            c = QChar::LineSeparator;
    }
    for (TextSpan &span : spans)
        ++span.start;
    return QChar(0x2068) + safe + QString(open + 1, QChar(0x2069));
}

using Ranges = QList<QTextLayout::FormatRange>;

void add(Ranges &ranges, qsizetype start, qsizetype length, const QTextCharFormat &format)
{
    if (length > 0)
        ranges.append(
            {.start = static_cast<int>(start),
             .length = static_cast<int>(length),
             .format = format});
}

/// The formats of a text that begins at `from` in its layout: its ground look, then what differs.
void addText(
    Ranges &ranges, qsizetype from, qsizetype length, const QList<TextSpan> &spans, bool faded,
    const RowMetrics &metrics)
{
    const Theme::Token ground = faded ? Theme::Token::Dim : Theme::Token::Text;
    const auto whole = formatOf(metrics.body, ground);
    qsizetype done = from;
    for (const TextSpan &span : spans) {
        add(ranges, done, from + span.start - done, whole);
        QFont font = span.marks & TextMark::Code ? metrics.inlineCode : metrics.body;
        if (span.marks & TextMark::Strong)
            font.setBold(true);
        if (span.marks & TextMark::Emphasis)
            font.setItalic(true);
        const bool code = span.marks & TextMark::Code && !faded;
        QTextCharFormat format = formatOf(font, code ? Theme::Token::Evidence : ground);
        format.setFontStrikeOut(span.marks & TextMark::Strike);
        format.setFontUnderline(span.marks & TextMark::Link);
        add(ranges, from + span.start, span.length, format);
        done = from + span.start + span.length;
    }
    add(ranges, done, from + length - done, whole);
}

void strikeOut(Ranges &ranges)
{
    for (auto &range : ranges) {
        range.format.setFontStrikeOut(true);
        range.format.setForeground(colour(Theme::Token::Dim));
    }
}

/// Cuts a text that is long; tells how much of it is left out.
qsizetype cut(TextBlock &block, qsizetype keep)
{
    if (block.text.size() <= keep)
        return 0;
    qsizetype at = keep;
    if (block.text.at(at).isLowSurrogate())
        --at;
    const qsizetype left = block.text.size() - at;
    block.text.truncate(at);
    for (TextSpan &span : block.spans)
        span.length = std::clamp<qsizetype>(at - span.start, 0, span.length);
    block.spans.removeIf([](const TextSpan &span) { return span.length == 0; });
    return left;
}

qsizetype linesIn(const TextBlock &block) { return block.text.count(u'\n') + 1; }

/// Shortens what is long to what fits a page; tells what was left out.
QString fold(QList<TextBlock> &blocks, Fold limit)
{
    qsizetype room = limit.characters;
    qsizetype lines = limit.lines;
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        TextBlock &block = blocks[i];
        const qsizetype size = block.text.size();
        qsizetype keep = room;
        const qsizetype newlines = linesIn(block);
        if (lines <= 0) {
            keep = 0;
        } else if (newlines > lines) {
            qsizetype at = -1;
            for (qsizetype line = 0; line < lines; ++line)
                at = block.text.indexOf(u'\n', at + 1);
            keep = std::min(keep, at);
        }
        if (keep >= size && lines > 0) {
            room -= size;
            lines -= newlines;
            continue;
        }
        qsizetype left = cut(block, keep);
        qsizetype dropped = newlines - (block.text.isEmpty() ? 0 : linesIn(block));
        for (qsizetype j = i + 1; j < blocks.size(); ++j) {
            left += blocks[j].text.size();
            dropped += linesIn(blocks[j]);
        }
        blocks.resize(block.text.isEmpty() ? i : i + 1);
        return dropped > 0
            ? QCoreApplication::translate(
                  "Timeline", "… %n more lines", nullptr, static_cast<int>(dropped))
            : QCoreApplication::translate(
                  "Timeline", "… %n more characters", nullptr, static_cast<int>(left));
    }
    return {};
}

} // namespace

RowLayout::RowLayout(
    const Entry &entry, const RowContext &context, const RowMetrics &metrics, CodeColours &colours)
    : m_token(tokenOf(entry))
    , m_mark(kindMark(entry))
    , m_nowLine(context.nowLine)
    , m_quiet(isQuiet(entry))
    , m_pinned(entry.pinned)
    , m_timeless(!entry.at.at)
    , m_struck(entry.struck)
{
    const bool utc = context.first == Clock::Utc || isUtc(context.zone);
    if (context.day.isValid()) {
        const QString zone = utc || !entry.at.at ? u"UTC"_s : zoneLabel(*entry.at.at, context.zone);
        m_day = dayText(context.day) + u" · "_s + zone;
    }
    if (context.silence > 0)
        m_silence = QCoreApplication::translate("Timeline", "%1 without an entry")
                        .arg(spanText(context.silence));
    m_entryTop = (m_day.isEmpty() ? 0 : metrics.dayHeight)
        + (m_silence.isEmpty() ? 0 : metrics.silenceHeight) + (m_nowLine ? metrics.nowHeight : 0);
    layOut(entry, context, metrics, colours);
}

void RowLayout::layOut(
    const Entry &entry, const RowContext &context, const RowMetrics &metrics, CodeColours &colours)
{
    const RowText words = rowText(entry, context);
    m_times[0] = words.times[0];
    m_times[1] = words.times[1];
    const bool isPlain = m_quiet && entry.kind != EntryKind::Handoff; // a brief is Markdown
    QList<TextBlock> blocks =
        isPlain ? QList<TextBlock>{{.text = entry.text}} : parseMarkdown(entry.text);
    if (entry.milestone && entry.text == spoken(*entry.milestone))
        blocks.clear(); // the kind says it
    const QString more = fold(blocks, context.whole ? unfolded : folded);

    const bool leads = !blocks.isEmpty() && blocks.first().kind == TextBlock::Kind::Paragraph;
    addLead(entry, leads ? blocks.takeFirst() : TextBlock(), words, metrics);
    for (const TextBlock &block : std::as_const(blocks)) {
        if (block.kind == TextBlock::Kind::Code)
            addCode(block, metrics, colours);
        else
            addBlock(block, m_quiet, metrics);
    }
    if (!more.isEmpty())
        addMore(more, metrics);
    addPictures(entry.attachments, metrics);
    for (int i = 0; i < entry.attachments.size(); ++i) {
        addAttachment(entry.attachments.at(i), metrics);
        m_pieces.back().attachment = i;
    }
    m_entryHeight = std::max(metrics.least, static_cast<int>(std::ceil(m_y)) + step + step / 2);
}

/// The first paragraph shares its lines with the kind before and the author behind.
void RowLayout::addLead(
    const Entry &entry, TextBlock block, const RowText &words, const RowMetrics &metrics)
{
    QString text = words.kind + gap;
    Ranges ranges;
    add(ranges, 0, text.size(),
        formatOf(metrics.kind, m_quiet || m_struck ? Theme::Token::Dim : m_token));

    Piece piece;
    if (!block.text.isEmpty()) {
        const QString written = isolated(block.text, block.spans);
        Ranges body;
        addText(body, text.size(), written.size(), block.spans, m_quiet, metrics);
        if (entry.struck)
            strikeOut(body);
        ranges += body;
        for (TextSpan span : std::as_const(block.spans)) {
            span.start += text.size();
            if (!span.address.isEmpty())
                piece.links.append(span);
        }
        text += written + gap;
    }
    QList<TextSpan> none;
    const QString meta = words.meta.isEmpty() ? QString() : isolated(words.meta, none);
    add(ranges, text.size(), meta.size(), formatOf(metrics.small, Theme::Token::Dim));
    text += meta;

    piece.layout = std::make_unique<QTextLayout>(text, metrics.body);
    piece.layout->setFormats(ranges);
    m_y = step;
    place(std::move(piece), metrics.body, metrics.text, metrics.end - metrics.text, metrics);
}

void RowLayout::addBlock(const TextBlock &block, bool quiet, const RowMetrics &metrics)
{
    const bool item = block.kind == TextBlock::Kind::Item;
    const int indent = item ? (block.depth + 1) * 4 * step : 0;
    if (item) {
        Piece marker;
        marker.layout = std::make_unique<QTextLayout>(block.marker, metrics.body);
        marker.layout->setFormats(
            {{0, static_cast<int>(block.marker.size()),
              formatOf(metrics.body, Theme::Token::Dim)}});
        const qreal y = m_y;
        const int width = QFontMetrics(metrics.body).horizontalAdvance(block.marker) + step;
        place(
            std::move(marker), metrics.body, metrics.text + indent - width - step / 2, width,
            metrics);
        m_y = y;
    } else {
        m_y += step;
    }
    QList<TextSpan> spans = block.spans;
    const QString written = isolated(block.text, spans);
    Piece piece;
    piece.layout = std::make_unique<QTextLayout>(written, metrics.body);
    Ranges ranges;
    addText(ranges, 0, written.size(), spans, quiet, metrics);
    if (m_struck)
        strikeOut(ranges);
    piece.layout->setFormats(ranges);
    for (const TextSpan &span : std::as_const(spans)) {
        if (!span.address.isEmpty())
            piece.links.append(span);
    }
    const qreal x = metrics.text + indent;
    place(
        std::move(piece), metrics.body, static_cast<int>(x), static_cast<int>(metrics.end - x),
        metrics);
}

void RowLayout::addCode(const TextBlock &block, const RowMetrics &metrics, CodeColours &colours)
{
    QString code = block.text;
    code.replace(u'\n', QChar::LineSeparator);
    Ranges ranges;
    add(ranges, 0, code.size(),
        formatOf(metrics.code, m_struck ? Theme::Token::Dim : Theme::Token::Text));
    const QList<CodeSpan> *spans = m_struck ? nullptr : colours.spans(block.text, block.language);
    m_pending = m_pending || (!spans && !m_struck);
    if (spans) {
        for (const CodeSpan &span : *spans) {
            if (span.start + span.length <= code.size())
                add(ranges, static_cast<int>(span.start), span.length,
                    formatOf(metrics.code, tokenOf(span.tone)));
        }
    }
    Piece piece;
    piece.code = true;
    piece.layout = std::make_unique<QTextLayout>(code, metrics.code);
    piece.layout->setFormats(ranges);
    QTextOption option(Qt::AlignLeft);
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTabStopDistance(4 * QFontMetricsF(metrics.code).horizontalAdvance(u' '));
    piece.layout->setTextOption(option);

    const qreal top = m_y + step;
    m_y = top + 2 * step;
    const int width = metrics.end - metrics.text;
    place(std::move(piece), metrics.code, metrics.text + 3 * step, width - 6 * step, metrics);
    m_y += 2 * step;
    m_pieces.back().box =
        QRectF(metrics.left(metrics.text, width) + 0.5, top + 0.5, width - 1, m_y - top - 1);
    m_y += step;
}

/// Beside each other as far as they fit. Each has the same place whatever is in it, so that nothing
/// moves when a picture comes in.
void RowLayout::addPictures(const QList<Attachment> &attachments, const RowMetrics &metrics)
{
    const int room = metrics.end - metrics.text;
    const int width = std::min(Thumbnails::largest.width() + 2, room);
    const int height = width * Thumbnails::largest.height() / Thumbnails::largest.width();
    int x = 0;
    for (int i = 0; i < attachments.size() && m_pictures.size() < mostPictures; ++i) {
        if (!Thumbnails::isPicture(attachments.at(i)))
            continue;
        if (m_pictures.isEmpty() || x + width > room) {
            x = 0;
            m_y += step + (m_pictures.isEmpty() ? 0 : height);
        }
        m_pictures.append(
            {.box = QRectF(
                 metrics.left(metrics.text + x, width) + 0.5, std::ceil(m_y) + 0.5, width - 1,
                 height - 1),
             .sha256 = attachments.at(i).sha256,
             .attachment = i});
        x += width + 2 * step;
    }
    if (!m_pictures.isEmpty())
        m_y = std::ceil(m_y) + height;
}

/// A chip: which file, how large, and its sum.
void RowLayout::addAttachment(const Attachment &attachment, const RowMetrics &metrics)
{
    QList<TextSpan> none;
    QString text = attachmentText(attachment);
    text.replace(u'\n', u' ');
    const QString written = isolated(text, none);
    Piece piece;
    piece.layout = std::make_unique<QTextLayout>(written, metrics.small);
    piece.layout->setFormats(
        {{0, static_cast<int>(written.size()), formatOf(metrics.small, Theme::Token::Dim)}});
    const qreal top = m_y + step;
    m_y = top + step;
    const int room = metrics.end - metrics.text - 4 * step;
    place(std::move(piece), metrics.small, metrics.text + 2 * step, room, metrics);
    m_y += step;
    Piece &placed = m_pieces.back();
    const qreal wide =
        std::min<qreal>(placed.layout->maximumWidth() + 4 * step, metrics.end - metrics.text);
    placed.box = QRectF(metrics.left(metrics.text, wide) + 0.5, top + 0.5, wide - 1, m_y - top - 1);
}

void RowLayout::addMore(const QString &text, const RowMetrics &metrics)
{
    Piece piece;
    piece.more = true;
    piece.layout = std::make_unique<QTextLayout>(text, metrics.small);
    piece.layout->setFormats(
        {{0, static_cast<int>(text.size()), formatOf(metrics.small, Theme::Token::Accent)}});
    m_more = true;
    place(std::move(piece), metrics.small, metrics.text, metrics.end - metrics.text, metrics);
}

void RowLayout::place(Piece piece, const QFont &font, int x, int width, const RowMetrics &metrics)
{
    QTextLayout &layout = *piece.layout;
    if (!piece.code) {
        QTextOption option(metrics.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        option.setTextDirection(metrics.direction);
        layout.setTextOption(option);
    }
    layout.setCacheEnabled(true);
    // Lines stand on the font's own grid; one with taller letters pushes only what is below it.
    const QFontMetricsF grid(font);
    const qreal lineHeight = grid.height() + (piece.code ? step : 0);
    layout.beginLayout();
    qreal y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(step, width));
        const qreal above =
            m_pieces.empty() && y == 0 ? 0 : std::max(0.0, line.ascent() - grid.ascent());
        line.setPosition({0, y + above + grid.ascent() - line.ascent()});
        y += std::max(lineHeight, above + grid.ascent() + line.descent());
    }
    layout.endLayout();
    layout.setPosition({metrics.left(x, std::max(step, width)), m_y});
    m_y += y;
    m_pieces.push_back(std::move(piece));
}

QString RowLayout::linkAt(QPointF point) const
{
    for (const Piece &piece : m_pieces) {
        const QPointF inside = point - QPointF(0, m_entryTop) - piece.layout->position();
        for (int i = 0; i < piece.layout->lineCount() && !piece.links.isEmpty(); ++i) {
            const QTextLine line = piece.layout->lineAt(i);
            if (!line.naturalTextRect().contains(inside))
                continue;
            const int at = line.xToCursor(inside.x(), QTextLine::CursorOnCharacter);
            for (const TextSpan &span : piece.links) {
                if (at >= span.start && at < span.start + span.length)
                    return span.address;
            }
        }
    }
    return {};
}

int RowLayout::attachmentAt(QPointF point) const
{
    const QPointF inside = point - QPointF(0, m_entryTop);
    for (const Picture &picture : m_pictures) {
        if (picture.box.contains(inside))
            return picture.attachment;
    }
    for (const Piece &piece : m_pieces) {
        if (piece.attachment >= 0 && piece.box.contains(inside))
            return piece.attachment;
    }
    return -1;
}

int RowLayout::codeAt(QPointF point) const
{
    int block = -1;
    for (const Piece &piece : m_pieces) {
        block += piece.code ? 1 : 0;
        if (piece.code && piece.box.contains(point - QPointF(0, m_entryTop)))
            return block;
    }
    return -1;
}

bool RowLayout::isMoreAt(QPointF point) const
{
    return std::ranges::any_of(m_pieces, [&](const Piece &piece) {
        const QPointF inside = point - QPointF(0, m_entryTop) - piece.layout->position();
        return piece.more && piece.layout->boundingRect().contains(inside);
    });
}

} // namespace Bridgelog
