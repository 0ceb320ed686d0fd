// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/piecepainter.h"

#include <QPainter>

#include <algorithm>

namespace Bridgelog {

void PiecePainter::paint(const Piece &piece, const QPointF &origin)
{
    switch (piece.kind) {
        using enum Piece::Kind;
    case Line:
        m.setPen(piece.text->colour.isValid() ? piece.text->colour : PageFonts::text());
        piece.text->layout.lineAt(piece.line).draw(&m, origin + piece.at);
        if (!piece.text->signs.isEmpty())
            paintSigns(*piece.text, piece.text->layout.lineAt(piece.line), origin + piece.at);
        break;
    case Fill: m.fillRect(piece.box.translated(origin), piece.colour); break;
    case Bar: paintBar(piece.box.translated(origin)); break;
    case Picture: {
        const QPainter::RenderHints hints = m.renderHints();
        m.setRenderHints(QPainter::LosslessImageRendering | QPainter::SmoothPixmapTransform);
        m.drawImage(piece.box.translated(origin), *piece.picture);
        m.setRenderHints(QPainter::LosslessImageRendering | QPainter::SmoothPixmapTransform, false);
        m.setRenderHints(hints);
        break;
    }
    }
}

void PiecePainter::paintSigns(const LaidText &text, const QTextLine &line, const QPointF &at)
{
    const QPainter::RenderHints hints = m.renderHints();
    m.setRenderHints(QPainter::LosslessImageRendering | QPainter::SmoothPixmapTransform);
    for (const PictureSign &sign : text.signs) {
        if (sign.start < line.textStart() || sign.start >= line.textStart() + line.textLength())
            continue;
        auto picture = m_pictures.constFind(sign.sign);
        if (picture == m_pictures.constEnd())
            picture = m_pictures.insert(sign.sign, pictureOf(sign.sign));
        if (picture->isNull())
            continue;
        const double left = line.cursorToX(sign.start);
        const double right = line.cursorToX(sign.start + sign.length);
        const QRectF room(
            at.x() + std::min(left, right), at.y() + line.y(), std::abs(right - left),
            line.ascent() + line.descent());
        const double most = std::min(room.width(), room.height()) * 0.84;
        QRectF box(QPointF(), QSizeF(picture->size()).scaled(most, most, Qt::KeepAspectRatio));
        box.moveCenter(room.center());
        m.drawImage(box, *picture);
    }
    m.setRenderHints(QPainter::LosslessImageRendering | QPainter::SmoothPixmapTransform, false);
    m.setRenderHints(hints);
}

static QColor colourOf(PhaseBar::Tone tone)
{
    switch (tone) {
        using enum PhaseBar::Tone;
    case Critical: return PageFonts::critical();
    case Warning: return PageFonts::warning();
    case Good: return PageFonts::good();
    }
    return {};
}

void PiecePainter::paintLabel(
    const PhaseBar::Label &label, const QRectF &box, double scale, double baseline)
{
    const double wide = QFontMetricsF(m.font()).horizontalAdvance(label.text);
    const double x = label.atEnd ? box.right() - wide : box.left() + label.x * scale;
    m.drawText(QPointF(x, box.top() + baseline * scale), label.text);
}

void PiecePainter::paintBar(const QRectF &box)
{
    const PhaseBar &bar = m_bar;
    const double scale = box.width() / PhaseBar::width;
    const double barTop = bar.barTop();
    const double barBottom = barTop + PhaseBar::barHeight;
    const auto above = [&](int lane) { return barTop - 8 - lane * PhaseBar::laneHeight; };
    const auto below = [&](int lane) { return barBottom + 16 + lane * PhaseBar::laneHeight; };
    const auto line = [&](double x, double from, double to) {
        const double left = std::clamp(x, 0.3, PhaseBar::width - 0.3) - 0.3;
        m.fillRect(
            QRectF(
                box.left() + left * scale, box.top() + from * scale, 0.7 * scale,
                (to - from) * scale),
            PageFonts::dim());
    };
    for (const PhaseBar::Segment &segment : bar.segments) {
        m.fillRect(
            QRectF(
                box.left() + segment.from * scale, box.top() + barTop * scale,
                (segment.to - segment.from) * scale, PhaseBar::barHeight * scale),
            colourOf(segment.tone));
    }
    m.setFont(m_fonts.font(PhaseBar::fontSize * scale / unitsPerPoint));
    for (const PhaseBar::Tick &tick : bar.ticks)
        line(tick.x, above(tick.label.lane) + 3, barBottom);
    for (const PhaseBar::Segment &segment : bar.segments) {
        if (segment.label.lane > 0)
            line(segment.from, barBottom, below(segment.label.lane) - 10);
    }
    m.setPen(PageFonts::text());
    for (const PhaseBar::Tick &tick : bar.ticks)
        paintLabel(tick.label, box, scale, above(tick.label.lane));
    m.setPen(PageFonts::dim());
    for (const PhaseBar::Segment &segment : bar.segments)
        paintLabel(segment.label, box, scale, below(segment.label.lane));
}

} // namespace Bridgelog
