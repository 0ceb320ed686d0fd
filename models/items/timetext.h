// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/moment.h"

#include <QTimeZone>

namespace Bridgelog {

/// Against what a time is shown: the date is left out where it is today's.
struct Showing {
    Instant now;
    QTimeZone zone;
};

/// On the clock of an IANA zone; UTC where the system knows none of that name.
Showing showingIn(const QString &iana, Instant now);

/// "16:21", "16:21:05" where the second is known and not zero, "~16:21", "16 Sep 2019"; empty where
/// nothing is known.
QString momentText(const Moment &moment, const Showing &showing);
/// Whatever is known of it, with zone and UTC: "16 Sep 2019 16:21:00 BST (15:21:00 UTC)".
QString wholeText(const Moment &moment, const QTimeZone &zone);
/// As the time grammar reads it back in that zone: "2019-09-16 16:21"; empty where there is no
/// instant.
QString editText(const Moment &moment, const QTimeZone &zone);
/// "16:21" today, "16 Sep 16:21" this year, else with the year.
QString clockText(Instant instant, const Showing &showing);
/// "11 Sep", with the year where it is another one.
QString dayText(Instant instant, const Showing &showing);
/// "September 2019".
QString monthText(Instant instant, const QTimeZone &zone);
/// "01:04:12"; hours go on counting.
QString stopwatchText(qint64 us);
/// "BST", else "UTC+05:45".
QString zoneText(const Showing &showing);

} // namespace Bridgelog
