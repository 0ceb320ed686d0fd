// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/moment.h"
#include "incident/zones.h"
#include "postmortem/blocks.h"

#include <QDate>
#include <QTimeZone>

namespace Bridgelog {

/// A zone's clock, which remembers the offset of the quarter of an hour it was asked for last.
class ZoneFace {
public:
    explicit ZoneFace(const QTimeZone &zone)
        : m_zone(zone)
    {
    }
    LocalTime at(Instant instant) const;

private:
    QTimeZone m_zone;
    mutable std::optional<Instant> m_quarter;
    mutable LocalTime m_start; ///< at the beginning of that quarter
};

/// Says instants on the clock of an incident's zone, always with the zone, never by the machine's
/// locale and never finer than they are known: "16:21 BST", "≈ 16:21 BST", "16:04:14 BST", a bare
/// date for a day, "time unknown".
class Clock {
public:
    /// A zone that the system does not know is shown as UTC.
    explicit Clock(const QString &zone);

    /// The day it lies in here; invalid without an instant.
    QDate dayOf(const Moment &moment) const;
    QString local(const Moment &moment) const;
    /// "15:21 UTC", with its date where that is another one; empty where `local` says it already.
    QString utc(const Moment &moment) const;
    /// "16:21 BST (15:21 UTC)".
    QString both(const Moment &moment) const;
    /// "16 September 2019, 16:21 BST (15:21 UTC)".
    QString dated(const Moment &moment) const;
    QString dated(Instant instant) const;
    /// `dated`, without the date where that is `day`.
    QString datedBeside(const Moment &moment, QDate day) const;
    /// The same for a table cell.
    Block instant(const Moment &moment) const;

    /// "Monday 16 September 2019", "16 September 2019".
    static QString longDay(QDate day);
    static QString dayText(QDate day);

private:
    QString aside(const Moment &moment) const;
    static QString timesIn(const Moment &moment, const ZoneFace &face, QDate day);

    ZoneFace m_local;
    ZoneFace m_utc;
};

} // namespace Bridgelog
