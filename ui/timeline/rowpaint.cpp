// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/rowlayout.h"

#include "timeline/thumbnails.h"

#include "common/painting.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;
constexpr qreal lineWidth = 1.5;
constexpr qsizetype mostFound = 500; ///< in one piece of text

QColor colour(Theme::Token token) { return Theme::instance().color(token); }

/// Beside the line, ending where times end.
void drawTime(QPainter &painter, const RowMetrics &metrics, qreal baseline, const QString &text)
{
    const qreal width = QFontMetricsF(painter.font()).horizontalAdvance(text);
    painter.drawText(QPointF(metrics.left(metrics.timeRight - width, width), baseline), text);
}

/// What a search found, on a ground of its own.
QList<QTextLayout::FormatRange> found(const QString &text, const RowLayout::Look &look)
{
    QList<QTextLayout::FormatRange> ranges;
    if (look.found.isEmpty())
        return ranges;
    QTextCharFormat format;
    format.setForeground(colour(Theme::Token::Text));
    format.setBackground(Theme::instance().tint(
        look.selected ? Theme::Token::Accent : Theme::Token::Warning, Theme::Tint::Found));
    const auto length = static_cast<int>(look.found.size());
    qsizetype at = text.indexOf(look.found, 0, Qt::CaseInsensitive);
    while (at >= 0 && ranges.size() < mostFound) {
        ranges.append({.start = static_cast<int>(at), .length = length, .format = format});
        at = text.indexOf(look.found, at + length, Qt::CaseInsensitive);
    }
    return ranges;
}

} // namespace

bool RowLayout::shows(const QString &text) const
{
    return std::ranges::any_of(m_pieces, [&](const Piece &piece) {
        return piece.layout->text().contains(text, Qt::CaseInsensitive);
    });
}

void RowLayout::paint(
    QPainter &painter, const RowMetrics &metrics, const Look &look, const QRectF &clip) const
{
    paintAbove(painter, metrics);
    painter.save();
    painter.translate(0, m_entryTop);
    if (look.selected || look.current) {
        const QRectF band(0.5, 0.5, metrics.width - 1, m_entryHeight - 1);
        if (look.selected)
            paintBox(
                &painter, band, Theme::instance().tint(Theme::Token::Accent, Theme::Tint::Selected),
                {});
        if (look.current)
            paintFocusRing(&painter, band);
    }
    paintGutter(painter, metrics, look);
    const QRectF inside = clip.translated(0, -m_entryTop);
    int code = -1;
    for (const Piece &piece : m_pieces) {
        code += piece.code ? 1 : 0;
        const bool chosen = piece.code && code == look.code;
        if (!piece.box.isNull())
            paintBox(
                &painter, piece.box, colour(Theme::Token::Panel),
                colour(chosen ? Theme::Token::Accent : Theme::Token::Line));
        painter.setPen(colour(Theme::Token::Text));
        piece.layout->draw(&painter, {}, found(piece.layout->text(), look), inside);
    }
    for (const Picture &picture : m_pictures) {
        if (look.pictures && picture.box.intersects(inside))
            paintPicture(painter, picture, *look.pictures);
    }
    painter.restore();
}

void RowLayout::paintPicture(QPainter &painter, const Picture &picture, Thumbnails &pictures) const
{
    paintBox(&painter, picture.box, colour(Theme::Token::Panel), colour(Theme::Token::Line));
    const QImage image = pictures.picture(picture.sha256);
    if (image.isNull()) {
        if (!pictures.failed(picture.sha256))
            return;
        painter.setFont(Theme::instance().font(Theme::Size::Small));
        painter.setPen(colour(Theme::Token::Dim));
        return painter.drawText(
            picture.box, Qt::AlignCenter,
            QCoreApplication::translate("Timeline", "This picture cannot be shown"));
    }
    const QRectF room = picture.box.adjusted(0.5, 0.5, -0.5, -0.5);
    QSizeF size = image.deviceIndependentSize();
    if (size.width() > room.width() || size.height() > room.height())
        size.scale(room.size(), Qt::KeepAspectRatio);
    QRectF place({}, size);
    place.moveCenter(room.center());
    place.moveTopLeft(place.topLeft().toPoint());
    painter.save();
    QPainterPath shape;
    shape.addRoundedRect(room, Theme::radius, Theme::radius);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setClipPath(shape, Qt::IntersectClip);
    painter.setOpacity(m_struck ? 0.4 : 1.0);
    painter.drawImage(place, image);
    painter.restore();
}

void RowLayout::paintAbove(QPainter &painter, const RowMetrics &metrics) const
{
    const QFontMetricsF small(metrics.small);
    qreal y = 0;
    if (!m_day.isEmpty()) {
        const qreal baseline = y + (metrics.dayHeight + small.ascent() - small.descent()) / 2;
        painter.setFont(metrics.small);
        painter.setPen(colour(Theme::Token::Dim));
        const qreal width = small.horizontalAdvance(m_day);
        painter.drawText(QPointF(metrics.left(metrics.text, width), baseline), m_day);
        const qreal middle = std::floor(baseline - small.xHeight() / 2) + 0.5;
        const qreal from = metrics.text + width + 3 * step;
        painter.setPen(colour(Theme::Token::Line));
        if (from < metrics.end)
            painter.drawLine(
                QPointF(metrics.left(from), middle), QPointF(metrics.left(metrics.end), middle));
        y += metrics.dayHeight;
    }
    if (!m_silence.isEmpty()) {
        QFont italic = metrics.small;
        italic.setItalic(true);
        painter.setFont(italic);
        painter.setPen(colour(Theme::Token::Dim));
        painter.drawText(
            QPointF(
                metrics.left(metrics.text, QFontMetricsF(italic).horizontalAdvance(m_silence)),
                y + (metrics.silenceHeight + small.ascent() - small.descent()) / 2),
            m_silence);
        y += metrics.silenceHeight;
    }
    if (m_nowLine) {
        const qreal baseline = y + (metrics.nowHeight + small.ascent() - small.descent()) / 2;
        const qreal middle = std::floor(baseline - small.xHeight() / 2) + 0.5;
        painter.setFont(metrics.small);
        painter.setPen(colour(Theme::Token::Accent));
        drawTime(painter, metrics, baseline, QCoreApplication::translate("Timeline", "now"));
        painter.drawLine(
            QPointF(metrics.left(metrics.timeRight + 2 * step), middle),
            QPointF(metrics.left(metrics.end), middle));
    }
}

void RowLayout::paintGutter(QPainter &painter, const RowMetrics &metrics, const Look &look) const
{
    painter.setFont(m_timeless ? metrics.small : metrics.time);
    painter.setPen(
        colour(m_timeless || m_quiet || m_struck ? Theme::Token::Dim : Theme::Token::Text));
    drawTime(painter, metrics, metrics.baseline, m_times[0]);
    painter.setFont(m_timeless ? metrics.small : metrics.otherTime);
    painter.setPen(colour(Theme::Token::Dim));
    drawTime(painter, metrics, metrics.otherBaseline, m_times[1]);

    const qreal radius = m_mark == KindMark::Dot ? quietMarkRadius : kindMarkRadius;
    const QPointF centre(
        metrics.left(metrics.ring),
        metrics.baseline - std::round(QFontMetricsF(metrics.body).xHeight() / 2));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour(Theme::Token::Line), lineWidth));
    painter.drawLine(QPointF(centre.x(), 0), QPointF(centre.x(), centre.y() - radius - 2));
    if (!look.last)
        painter.drawLine(
            QPointF(centre.x(), centre.y() + radius + 2), QPointF(centre.x(), m_entryHeight));
    const QColor ring = colour(m_struck ? Theme::Token::Faint : m_token);
    painter.setPen(QPen(ring, m_mark == KindMark::Dot ? 1.5 : 2));
    painter.setBrush(m_pinned ? QBrush(ring) : Qt::NoBrush);
    paintKindMark(painter, m_mark, centre);
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace Bridgelog
