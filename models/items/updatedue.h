// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/deadlines.h"

namespace Bridgelog {

/// When the next public update is due, in words that count down: "Next update due in 04:10".
struct UpdateDue {
    enum class Urgency : quint8 {
        None,
        Soon, ///< within five minutes
        Late
    };
    QString text; ///< empty where none is due
    Urgency urgency = Urgency::None;
};
UpdateDue updateDue(const Incident &incident, Instant now, const Cadence &cadence = {});

} // namespace Bridgelog
