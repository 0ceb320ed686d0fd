// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QFontMetrics;
class QPainter;
class QPointF;

namespace Bridgelog {

// Names of keys in which Enter and Shift stand as their signs, "⇧⏎". The signs are drawn: few fonts
// have them, and to look for one through all of the system's takes longer than the rest of a
// window's first picture.

int keySignsWidth(const QFontMetrics &metrics, const QString &keys);
/// In the painter's font and pen, from `baseline` on.
void paintKeySigns(QPainter *painter, const QPointF &baseline, const QString &keys);

} // namespace Bridgelog
