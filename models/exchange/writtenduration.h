// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/moment.h"

#include <QList>

namespace Bridgelog {

/// A span of time as a text writes it.
struct WrittenDuration {
    enum class Says : quint8 {
        Nothing,
        AfterStart, ///< "one hour and a half after the outage began"
        Later, ///< "35 minutes later"
        Length, ///< "a downtime of 35 minutes", "lasted two hours"
    };
    qsizetype from = 0;
    qsizetype length = 0;
    Says says = Says::Nothing;
    qint64 us = 0;
    bool approximate = false; ///< hedged, or counted in halves and words
    QString words;
    friend bool operator==(const WrittenDuration &, const WrittenDuration &) = default;
};

QList<WrittenDuration> writtenDurations(const QString &text);

} // namespace Bridgelog
