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
/// `16:21:05`, `16:21 BST`, `16:21+01:00`, `-5m`, `-1h30m`, `now`, `yesterday 22:29 UTC`,
/// `2024-10-15 14:00 CEST`, `2024-10-15` (a day), ISO 8601, ranges `16:21..17:19`, `~16:21` for
/// approximate, `?` for unknown. A time of day without a date is today's in its zone, except that
/// one more than 12 hours ahead is yesterday's. Gaps, folds and ambiguous zone labels are a
/// question.
std::expected<Moment, TimeQuestion> parseTime(QStringView text, const TimeContext &context);

/// The length of the time expression at the start of `text` (which begins behind the `@`), 0 if
/// there is none; for the composer, which takes `@16:21 BST the rest` apart and colours it while
/// typing.
qsizetype timeLength(QStringView text);

} // namespace Bridgelog
