// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/postmortem.h"

namespace Bridgelog {

/// The incident's log in the sections of the ICS form 214, Activity Log, under their numbers: name,
/// operational period, who keeps it, resources, and each notable activity. What was struck is not
/// in it.
PostmortemText activityLog(const Incident &incident);

} // namespace Bridgelog
