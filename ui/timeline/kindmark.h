// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/entry.h"

#include <QPointF>

class QPainter;

namespace Bridgelog {

/// The shape that tells an entry's kind beside its word and colour.
enum class KindMark : quint8 {
    Ring, ///< a note
    Eye, ///< an observation
    Arrow, ///< an action
    Diamond, ///< a decision
    Half, ///< a hypothesis nobody has judged
    Tick, ///< one that was confirmed
    Cross, ///< one that was ruled out
    Page, ///< evidence
    Bubble, ///< a status update
    Box, ///< something to do
    Flag, ///< a milestone
    Dot, ///< what was recorded elsewhere
};

KindMark kindMark(const Entry &entry);

constexpr qreal kindMarkRadius = 5.5;
constexpr qreal quietMarkRadius = 3.0;

/// With the painter's pen; its brush fills the shape.
void paintKindMark(QPainter &painter, KindMark mark, QPointF centre);

} // namespace Bridgelog
