// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/deadlines.h"

namespace Bridgelog {

/// How often what is due, as this person has it; what the settings do not say, or say wrongly, is
/// as the field has it. For the thread of the window, or a program that has only one.
Cadence userCadence();
/// Kept for the next start, too.
void setUserCadence(const Cadence &cadence);

} // namespace Bridgelog
