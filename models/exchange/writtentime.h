// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QList>
#include <QString>
#include <QTime>

#include <optional>

namespace Bridgelog {

/// A date as far as a text states it.
struct WrittenDate {
    std::optional<int> year;
    std::optional<int> month;
    std::optional<int> day;
    std::optional<int> weekday; ///< 1 is Monday
    std::optional<int>
        daysBack; ///< "today" 0, "yesterday" 1, counted from when the text was published
    bool eitherOrder = false; ///< 4/5/2024: day and month may be the other way round
    QString words;

    bool isEmpty() const { return !month && !weekday && !daysBack; }
    friend bool operator==(const WrittenDate &, const WrittenDate &) = default;
};

/// One end of a written time: no date, no time or no zone where the text has none.
struct WrittenClock {
    WrittenDate date;
    std::optional<QTime> time;
    bool seconds = false;
    bool halfDayOpen = false; ///< a bare 1 to 12 o'clock beside one with am or pm
    QString zone; ///< label or offset, as written
    bool approximate = false;
    QString words; ///< hedge, date and zone included
    friend bool operator==(const WrittenClock &, const WrittenClock &) = default;
};

/// A time or a range of two as a text writes it, and where.
struct WrittenTime {
    qsizetype from = 0;
    qsizetype length = 0;
    WrittenClock start;
    std::optional<WrittenClock> end;

    qsizetype behind() const { return from + length; }
    friend bool operator==(const WrittenTime &, const WrittenTime &) = default;
};

/// Every time and date in `text`, in order. A date beside a time belongs to it; a zone or a date
/// that one end of a range states holds for both.
QList<WrittenTime> writtenTimes(const QString &text);

/// The one time that is all of `text`, but for brackets and a full stop.
std::optional<WrittenTime> wholeWrittenTime(const QString &text);

} // namespace Bridgelog
