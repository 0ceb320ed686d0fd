// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

namespace Bridgelog {

/// An incident for a terminal: head, milestones, durations, roles, timeline by days, actions,
/// sections, warnings.
QString incidentText(const Incident &incident);

} // namespace Bridgelog
