// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/keysigns.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <optional>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

/// In a square whose corners are (0, 0) and (1, 1), or none where `letter` is one.
std::optional<QPainterPath> signOf(QChar letter)
{
    QPainterPath sign;
    if (letter == u'⏎') {
        sign.moveTo(0.95, 0.1);
        sign.lineTo(0.95, 0.65);
        sign.lineTo(0.05, 0.65);
        sign.moveTo(0.35, 0.35);
        sign.lineTo(0.05, 0.65);
        sign.lineTo(0.35, 0.95);
        return sign;
    }
    if (letter == u'⇧') {
        sign.addPolygon(QPolygonF(
            {QPointF(0.5, 0), QPointF(1, 0.55), QPointF(0.73, 0.55), QPointF(0.73, 1),
             QPointF(0.27, 1), QPointF(0.27, 0.55), QPointF(0, 0.55)}));
        sign.closeSubpath();
        return sign;
    }
    return {};
}

int sideOf(const QFontMetrics &metrics) { return metrics.capHeight(); }
int gapOf(const QFontMetrics &metrics) { return qMax(1, metrics.capHeight() / 5); }

} // namespace

int keySignsWidth(const QFontMetrics &metrics, const QString &keys)
{
    QString letters;
    int signs = 0;
    for (const QChar letter : keys) {
        if (signOf(letter))
            signs += sideOf(metrics) + 2 * gapOf(metrics);
        else
            letters += letter;
    }
    return signs + (letters.isEmpty() ? 0 : metrics.horizontalAdvance(letters));
}

void paintKeySigns(QPainter *painter, const QPointF &baseline, const QString &keys)
{
    const QFontMetrics metrics = painter->fontMetrics();
    const int side = sideOf(metrics);
    const int gap = gapOf(metrics);
    qreal x = baseline.x();
    QString letters;
    const auto paintLetters = [&] {
        if (letters.isEmpty())
            return;
        painter->drawText(QPointF(x, baseline.y()), letters);
        x += metrics.horizontalAdvance(letters);
        letters.clear();
    };
    for (const QChar letter : keys) {
        const auto sign = signOf(letter);
        if (!sign) {
            letters += letter;
            continue;
        }
        paintLetters();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(x + gap, baseline.y() - side);
        painter->scale(side, side);
        QPen pen(
            painter->pen().color(), qMax(1.2, side / 7.0), Qt::SolidLine, Qt::RoundCap,
            Qt::RoundJoin);
        pen.setCosmetic(true);
        painter->strokePath(*sign, pen);
        painter->restore();
        x += side + 2 * gap;
    }
    paintLetters();
}

} // namespace Bridgelog
