// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <compare>
#include <optional>

namespace Bridgelog {

/// An instant: microseconds since 1970-01-01T00:00:00Z.
struct Instant {
    qint64 us = 0;

    static constexpr qint64 second = 1'000'000;
    static constexpr qint64 minute = 60 * second;
    static Instant fromSeconds(qint64 seconds) { return {seconds * second}; }
    /// The wall clock, to the microsecond.
    static Instant now();

    qint64 seconds() const { return us >= 0 ? us / second : -((-us + second - 1) / second); }
    /// The whole second, minute (…) this instant lies in.
    Instant flooredTo(qint64 unit) const { return {us - ((us % unit) + unit) % unit}; }

    friend auto operator<=>(const Instant &, const Instant &) = default;
};

/// ISO 8601 in UTC, `2019-09-16T15:21:00Z`; a fraction only where there is one.
QString isoText(Instant instant);
/// Reads ISO 8601 with `Z` or an offset; nothing without either, so that no zone is ever guessed.
std::optional<Instant> instantFromIso(QStringView text);

/// How exactly an instant is known. Never shown finer than this.
enum class Precision : quint8 {
    Second,
    Minute,
    Approximate,
    Day,
    Unknown
};

/// When something happened: an instant or none, an end for a range, how exactly it is known, and
/// the words the source used, zone included ("approximately 16:21 BST"); empty words for what was
/// logged as it happened.
struct Moment {
    std::optional<Instant> at;
    std::optional<Instant> until;
    Precision precision = Precision::Unknown;
    QString words;

    /// To the second, in nobody's words but the clock's.
    static Moment exactly(Instant instant)
    {
        return {.at = instant.flooredTo(Instant::second), .precision = Precision::Second};
    }

    friend bool operator==(const Moment &, const Moment &) = default;
};

} // namespace Bridgelog
