// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/moment.h"

#include <QDate>
#include <QString>
#include <QTimeZone>

namespace Bridgelog {

// How a person reads times: never finer than they are known, always with a zone where they stand
// alone.

enum class Clock : quint8 {
    Local,
    Utc
};

/// "16:21", or "16:21:05" with seconds.
enum class Detail : quint8 {
    Minutes,
    Seconds
};
QString clockText(Instant instant, const QTimeZone &zone, Detail detail = Detail::Minutes);
/// "15:21Z".
QString utcText(Instant instant, Detail detail = Detail::Minutes);
QDate dateIn(Instant instant, const QTimeZone &zone);
/// "Monday 16 September 2019".
QString dayText(QDate date);
/// "16 Sep", with the year where it is not `today`'s.
QString shortDayText(QDate date, QDate today);
/// "BST", "UTC+5:45", "UTC".
QString zoneLabel(Instant instant, const QTimeZone &zone);
bool isUtc(const QTimeZone &zone);
/// The incident's zone; UTC where the system knows none of that name.
QTimeZone zoneOrUtc(const QString &iana);

/// All of it on one line, as the composer promises it: "16:21 BST · 15:21Z", with the date where it
/// is not today's, "≈" where approximate, both ends of a range; "time unknown".
QString momentText(const Moment &moment, const QTimeZone &zone, Instant now);
/// "17 min", "1h 04m", "2d 3h".
QString spanText(qint64 microseconds);

} // namespace Bridgelog
