// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/kindmark.h"

#include <QPainter>
#include <QPainterPath>

namespace Bridgelog {

namespace {

constexpr qreal r = kindMarkRadius;

KindMark hypothesisMark(HypothesisState state)
{
    switch (state) {
        using enum HypothesisState;
    case Open: return KindMark::Half;
    case Confirmed: return KindMark::Tick;
    case RuledOut: return KindMark::Cross;
    }
    return KindMark::Half;
}

QPolygonF arrow() { return {{-0.75 * r, -r}, {r, 0}, {-0.75 * r, r}, {-0.75 * r, -r}}; }

QPolygonF diamond()
{
    constexpr qreal d = 1.15 * r;
    return {{0, -d}, {d, 0}, {0, d}, {-d, 0}, {0, -d}};
}

QPolygonF page()
{
    constexpr qreal w = 0.8 * r;
    constexpr qreal fold = 0.7 * r;
    return {{-w, -r}, {w - fold, -r}, {w, fold - r}, {w, r}, {-w, r}, {-w, -r}};
}

QPolygonF bubble()
{
    constexpr qreal top = 0.9 * r;
    constexpr qreal low = 0.45 * r;
    return {{-r, -top},           {r, -top},       {r, low},  {-0.1 * r, low},
            {-0.6 * r, 1.15 * r}, {-0.6 * r, low}, {-r, low}, {-r, -top}};
}

QPolygonF flag()
{
    constexpr qreal left = -0.7 * r;
    return {{left, 1.2 * r}, {left, -r}, {r, -0.4 * r}, {left, 0.25 * r}};
}

/// A ring with something in it.
void paintRing(QPainter &painter) { painter.drawEllipse(QPointF(), r, r); }

void paintFilled(QPainter &painter, const QPainterPath &path)
{
    painter.fillPath(path, painter.pen().color());
}

void paintHalf(QPainter &painter)
{
    paintRing(painter);
    QPainterPath half;
    half.moveTo(0, -r);
    half.arcTo(QRectF(-r, -r, 2 * r, 2 * r), 90, 180);
    half.closeSubpath();
    paintFilled(painter, half);
}

void paintEye(QPainter &painter)
{
    paintRing(painter);
    QPainterPath pupil;
    pupil.addEllipse(QPointF(), 0.36 * r, 0.36 * r);
    paintFilled(painter, pupil);
}

} // namespace

KindMark kindMark(const Entry &entry)
{
    if (entry.milestone)
        return KindMark::Flag;
    switch (entry.kind) {
        using enum EntryKind;
    case Note: return KindMark::Ring;
    case Observation: return KindMark::Eye;
    case Action: return KindMark::Arrow;
    case Decision: return KindMark::Diamond;
    case Hypothesis: return hypothesisMark(entry.hypothesis.value_or(HypothesisState::Open));
    case Evidence: return KindMark::Page;
    case Update: return KindMark::Bubble;
    case Todo: return KindMark::Box;
    case Milestone: return KindMark::Flag;
    case Phase:
    case Severity:
    case Role:
    case Checklist:
    case Component:
    case Handoff:
    case Assignment:
    case Incident: return KindMark::Dot;
    }
    return KindMark::Dot;
}

void paintKindMark(QPainter &painter, KindMark mark, QPointF centre)
{
    painter.save();
    painter.translate(centre);
    QPen pen = painter.pen();
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(Qt::RoundCap);
    painter.setPen(pen);
    switch (mark) {
        using enum KindMark;
    case Ring: paintRing(painter); break;
    case Eye: paintEye(painter); break;
    case Arrow: painter.drawPolygon(arrow()); break;
    case Diamond: painter.drawPolygon(diamond()); break;
    case Half: paintHalf(painter); break;
    case Tick:
        painter.drawPolyline(QPolygonF{{-r, 0.1 * r}, {-0.2 * r, 0.8 * r}, {r, -0.8 * r}});
        break;
    case Cross:
        painter.drawLine(QPointF(-0.8 * r, -0.8 * r), QPointF(0.8 * r, 0.8 * r));
        painter.drawLine(QPointF(-0.8 * r, 0.8 * r), QPointF(0.8 * r, -0.8 * r));
        break;
    case Page: painter.drawPolygon(page()); break;
    case Bubble: painter.drawPolygon(bubble()); break;
    case Box: painter.drawRoundedRect(QRectF(-0.85 * r, -0.85 * r, 1.7 * r, 1.7 * r), 1, 1); break;
    case Flag: painter.drawPolyline(flag()); break;
    case Dot: painter.drawEllipse(QPointF(), quietMarkRadius, quietMarkRadius); break;
    }
    painter.restore();
}

} // namespace Bridgelog
