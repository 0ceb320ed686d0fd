// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/moment.h"

#include <QList>
#include <QTimeZone>

#include <expected>

namespace Bridgelog {

/// Against what a written time is read.
struct TimeContext {
    Instant now;
    QTimeZone zone; ///< the incident's
};

/// Why a written time names no single instant, with what the person may choose from.
struct TimeQuestion {
    enum class Kind : quint8 {
        NotUnderstood,
        UnknownZone,
        AmbiguousZone,
        Ambiguous,
        Impossible
    };
    struct Choice {
        QString label; ///< "01:30 BST (00:30 UTC)"
        Moment moment;
    };
    Kind kind = Kind::NotUnderstood;
    QString sentence;
    QList<Choice> choices; ///< empty where nothing can be offered
};

/// Reads a time as a person writes it behind `@` (the sign itself is optional): `16:21`,
/// `16:21:05`, `4:21pm`, `16:21 BST`, `16:21+01:00`, `8:21 Pacific time`, `-5m`, `-1h30m`, `10m
/// ago`, `now`, `yesterday 22:29 UTC`, `monday 14:00` (the last one), `2024-10-15 14:00 CEST`,
/// `2024-10-15` (a day), ISO 8601, ranges `16:21..17:19` (also with a dash or "to"),
/// `~16:21` for approximate, `?` for unknown. `16.21` is a time only with a day before or a zone
/// behind it.
/// - A time of day without a date is today's in its zone, except that one more than 12 hours ahead
/// is yesterday's.
/// - A zone at either end of a range counts for both; an end before its start is the next day's.
/// - A label that the incident's zone uses itself, or its country alone, means that; a label means
/// its offset in any season.
/// - Relative times and `now` are to the second. The precision of a range is that of its coarser
/// end.
/// - Gaps, folds, ambiguous labels, and `03:00-05:00` (a range or an offset) are a question, never
/// a guess. `words` of the moment are the text without `@` and outer blanks. The locale plays no
/// part; digits are 0–9.
std::expected<Moment, TimeQuestion> parseTime(QStringView text, const TimeContext &context);

/// The length of the time expression at the start of `text` (which begins behind the `@`), 0 if
/// there is none or only the beginning of one; for the composer, which takes `@16:21 BST the rest`
/// apart and colours it while typing. Of the words behind it, it takes only what is a zone label
/// there: `ET`, `EST` in capitals, `bst` and `cest` in any case, no `is`. What has the shape of a
/// time and impossible figures (`25:61`) is one: `parseTime` then says what is wrong with it.
qsizetype timeLength(QStringView text);

} // namespace Bridgelog
