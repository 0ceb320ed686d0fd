// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"
#include "postmortem/clock.h"

namespace Bridgelog {

/// A milestone is one instant: impact that is told of by a window starts where the window does.
Moment milestoneMoment(MilestoneName name, const Milestone &milestone);

/// The drawn bar from impact to the end: its marks, what lies between them, and where each label
/// stands. Lengths are in units of which the bar has `width`; a label is `labelHeight` high and
/// never touches another one.
struct PhaseBar {
    enum class Tone : quint8 {
        Critical,
        Warning,
        Good
    };
    struct Label {
        QString text;
        double x = 0; ///< left edge
        bool atEnd = false; ///< ends at the bar's right edge
        int lane = 0; ///< 0 is next to the bar
    };
    struct Segment {
        double from = 0;
        double to = 0;
        Tone tone = Tone::Critical;
        Label label; ///< below the bar; empty for the last one's end
    };
    struct Tick {
        Instant at;
        double x = 0;
        Label label; ///< above the bar
    };
    static constexpr double width = 720;
    static constexpr double fontSize = 12;
    static constexpr double laneHeight = 16;
    static constexpr double barHeight = 22;

    QList<Segment> segments;
    QList<Tick> ticks;
    QString title;
    QString description; ///< the same in words
    int lanesAbove = 0;
    int lanesBelow = 0;

    bool isEmpty() const { return segments.isEmpty(); }
    double barTop() const { return lanesAbove * laneHeight + 4; }
    double height() const { return barTop() + barHeight + 4 + lanesBelow * laneHeight; }
};

/// Empty where fewer than two instants are known.
PhaseBar phaseBarOf(const Incident &incident, const Clock &clock);

} // namespace Bridgelog
