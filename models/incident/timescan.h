// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/moment.h"

#include <QDate>
#include <QString>
#include <QTime>

#include <optional>

namespace Bridgelog {

/// One end of a time as it is written, nothing resolved yet.
struct WrittenPoint {
    enum class Kind : quint8 {
        Clock, ///< a time of day, with or without a day
        Day, ///< a day alone
        Ago, ///< "-5m"
        Now,
    };
    Kind kind = Kind::Clock;
    bool approximate = false;
    bool seconds = false; ///< the time of day names them
    bool possible = true; ///< false: 25:61, or 30 February

    std::optional<QDate> date;
    std::optional<int> daysBack; ///< today, yesterday, tomorrow: 0, 1, -1
    std::optional<int> weekday; ///< 1 Monday … 7 Sunday: the last one
    QTime time;
    bool endOfDay = false; ///< 24:00
    qint64 fractionUs = 0; ///< of the second
    qint64 agoUs = 0;
    QString zone; ///< as written; empty: none

    bool hasDay() const { return date || daysBack || weekday; }
};

struct ScannedTime {
    bool unknown = false; ///< "?"
    WrittenPoint from;
    std::optional<WrittenPoint> to;
    /// Where "03:00-05:00" can be read as a range as well as an offset (`from` holds the offset):
    /// the end of that range.
    std::optional<WrittenPoint> rangeInstead;
    qsizetype length = 0;
};

/// How strictly a zone label is told from the words behind the time.
enum class Around : quint8 {
    Text, ///< the time stands at the start of a text
    Nothing, ///< the time is all there is
};

/// The time expression at the start of `text`, or nothing. A time of day or date of the right shape
/// but the wrong figures (25:61) is one, too, marked impossible, so that it can be asked about
/// instead of passing for text.
std::optional<ScannedTime> scanTime(QStringView text, Around around);

} // namespace Bridgelog
