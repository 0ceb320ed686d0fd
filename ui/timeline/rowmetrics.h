// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace Bridgelog {

/// The fonts and measures that all rows share; made anew with the theme and the view's width.
struct RowMetrics {
    explicit RowMetrics(int width = 0, Qt::LayoutDirection direction = Qt::LeftToRight);

    /// Where what begins `x` behind the row's beginning has its left edge, whichever side that is.
    qreal left(qreal x, qreal itsWidth = 0) const
    {
        return direction == Qt::RightToLeft ? width - x - itsWidth : x;
    }

    Qt::LayoutDirection direction;
    QFont body;
    QFont kind; ///< small, strong, spaced
    QFont small;
    QFont code; ///< between fences
    QFont inlineCode;
    QFont time;
    QFont otherTime;
    int width = 0; ///< of a row
    int timeRight = 0; ///< where times end
    int ring = 0; ///< the middle of the line
    int text = 0; ///< where texts begin
    int end = 0; ///< where they end
    int baseline = 0; ///< of the first line, from the entry's top
    int otherBaseline = 0;
    int least = 0; ///< the lowest an entry can be
    int dayHeight = 0; ///< what stands above an entry
    int silenceHeight = 0;
    int nowHeight = 0;
};

} // namespace Bridgelog
