// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/timelinejumps.h"

#include "items/momenttext.h"

#include <algorithm>

namespace Bridgelog {

namespace {

constexpr qint64 underWay = 12 * 60 * Instant::minute; ///< since the last line

using Way = FoundRows::Way;

/// The last row at or before `row` that has an instant, or -1.
int timedRow(const TimelineModel &model, int row)
{
    while (row >= 0 && !model.entry(row)->at.at)
        --row;
    return row;
}

/// The first row of the day that `row` is in.
int dayStart(const TimelineModel &model, int row, const QTimeZone &zone)
{
    const QDateTime start = dateIn(*model.head(row)->at, zone).startOfDay(zone);
    return model.firstRowFrom(Instant::fromSeconds(start.toSecsSinceEpoch()));
}

} // namespace

int nearestRow(const TimelineModel &model, Instant instant)
{
    const int behind = model.firstRowFrom(instant);
    const int before = timedRow(model, behind - 1);
    if (behind >= model.rows() || !model.entry(behind)->at.at)
        return before;
    if (before < 0)
        return behind;
    const qint64 on = model.entry(behind)->at.at->us - instant.us;
    const qint64 back = instant.us - model.entry(before)->at.at->us;
    return back < on ? before : behind;
}

int milestoneBeside(const TimelineModel &model, int row, Way way)
{
    int best = -1;
    if (!model.incident())
        return best;
    for (const auto &milestone : model.incident()->incident().milestones) {
        const int there = milestone && milestone->entry ? model.rowOf(*milestone->entry) : -1;
        if (there < 0 || (way == Way::On ? there <= row : there >= row))
            continue;
        if (best < 0 || (way == Way::On ? there < best : there > best))
            best = there;
    }
    return best;
}

int dayBeside(const TimelineModel &model, int row, Way way, const QTimeZone &zone)
{
    const int timed = timedRow(model, std::min(row, model.rows() - 1));
    if (way == Way::On) {
        int next = 0;
        if (timed >= 0) {
            const QDate day = dateIn(*model.head(timed)->at, zone);
            const QDateTime start = day.addDays(1).startOfDay(zone);
            next = model.firstRowFrom(Instant::fromSeconds(start.toSecsSinceEpoch()));
        }
        return next < model.rows() ? next : -1;
    }
    if (timed < 0)
        return -1;
    const int start = dayStart(model, timed, zone);
    if (start < row)
        return start;
    const int before = timedRow(model, start - 1);
    return before < 0 ? -1 : dayStart(model, before, zone);
}

Instant readingNow(const TimelineModel &model, Instant now)
{
    if (!model.incident())
        return now;
    const Timeline &timeline = model.incident()->incident().timeline;
    int last = timeline.size() - 1;
    while (last >= 0 && !timeline.head(last).at)
        --last;
    if (last < 0)
        return now;
    const Instant at = *timeline.head(last).at;
    return now.us - at.us < underWay ? now : at;
}

} // namespace Bridgelog
