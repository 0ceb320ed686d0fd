// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/moment.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QTime>
#include <QTimeZone>

#include <optional>
#include <variant>

namespace Bridgelog {

/// A zone as people write it: a fixed offset ("UTC", "+01:00", "CEST") or an IANA zone
/// ("Europe/Berlin", "ET").
struct ZoneReading {
    QString label; ///< as written
    std::variant<int, QTimeZone> zone; ///< offset in seconds, or the zone whose rules apply
    QString meaning; ///< "British Summer Time"
};

/// Every reading of a zone label: empty if unknown, several where it is ambiguous (IST, CST, BST
/// elsewhere), the likeliest first. The table is that of the field's common abbreviations, never
/// the machine's guess.
/// Read are offsets ("+01:00", "-0500", "UTC+5:45"), abbreviations, IANA names, "ET", "Pacific
/// time", "Zurich time" and "British Summer Time", in any case but for names of two letters.
QList<ZoneReading> zoneReadings(QStringView label);

/// The readings for people whose clocks go by `home`: only its own where the home's clock shows
/// that label at some time of the years around `date`, or only its country uses it; else all, but
/// for BST, which is British wherever it is not somebody's own.
QList<ZoneReading> zoneReadings(QStringView label, const QTimeZone &home, QDate date);

/// True if `label` in the middle of a text is a zone and no word: what is also a word ("EST",
/// "WEST") only in capitals.
bool isZoneInText(QStringView label);

/// A local time resolved in a zone: one instant, none (a gap) or two (a fold).
struct LocalResolution {
    enum class Kind : quint8 {
        Unique,
        Gap,
        Fold
    };
    Kind kind = Kind::Unique;
    Instant earlier; ///< Unique: the instant. Gap: read with the offset before. Fold: the first of
                     ///< the two
    Instant later;
};
LocalResolution resolveLocal(QDate date, QTime time, const QTimeZone &zone);
Instant atOffset(QDate date, QTime time, int offsetSeconds);

/// The IANA zone (old names and any case, too), or nothing where the system knows none of that
/// name.
std::optional<QTimeZone> zoneNamed(const QString &iana);

/// An instant on a zone's clock: its date, time of day, abbreviation ("BST", else "UTC+5:45") and
/// offset in seconds.
struct LocalTime {
    QDate date;
    QTime time;
    QString abbreviation;
    int offsetSeconds = 0;
};
LocalTime localTime(Instant instant, const QTimeZone &zone);
/// "+01:00", "Z" for none.
QString offsetText(int offsetSeconds);

} // namespace Bridgelog
