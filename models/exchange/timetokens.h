// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/writtentime.h"

namespace Bridgelog {

/// A date or a time of day in a text, before the two are brought together.
struct TimeToken {
    qsizetype from = 0;
    qsizetype behind = 0;
    WrittenDate date; ///< empty for a time of day
    std::optional<QTime> time;
    bool seconds = false;
    bool bareHour = false; ///< could be morning or evening: 1 to 12 without am or pm
    bool halfDay = false; ///< am or pm was written
    QString zone;
};

/// The tokens of `text` in order, none over another.
QList<TimeToken> timeTokens(const QString &text);

} // namespace Bridgelog
