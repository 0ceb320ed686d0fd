// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/writtentime.h"

#include <QList>

#include <optional>

namespace Bridgelog {

/// What a sentence says happened at a time.
enum class Told : quint8 {
    Began,
    Detected,
    Mitigated,
    Restored,
    Settled
};

/// A time in a sentence, and what it tells; nothing where the sentence only places itself in time.
struct ToldTime {
    WrittenTime time;
    std::optional<Told> start;
    std::optional<Told> end; ///< of a range
};

/// Every time of a sentence with what the words nearest to it tell. `label` is what stood before
/// the time in a fielded report ("Start Date").
QList<ToldTime> toldTimes(const QString &sentence);

/// What a sentence without a time of its own tells, for one that counts from another ("an hour
/// after it began").
std::optional<Told> toldBy(const QString &sentence);

} // namespace Bridgelog
