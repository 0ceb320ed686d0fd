// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/foundrows.h"

#include <QTimeZone>

namespace Bridgelog {

// Where a jump in the timeline leads: a row, or -1 where there is none. O(log n) with the rows that
// have an instant.

/// The row nearest in time; of two as near the later one.
int nearestRow(const TimelineModel &model, Instant instant);
/// The next row before or behind `row` that tells a milestone; not round the ends.
int milestoneBeside(const TimelineModel &model, int row, FoundRows::Way way);
/// The first row of the next day of `zone` that has any, or back: of this day, then of the one
/// before.
int dayBeside(const TimelineModel &model, int row, FoundRows::Way way, const QTimeZone &zone);

/// Against which instant a time that a reader asks for is read: now while the incident is under
/// way, else its last line's.
Instant readingNow(const TimelineModel &model, Instant now);

} // namespace Bridgelog
