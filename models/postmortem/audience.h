// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

namespace Bridgelog {

/// The incident as an audience may see it. Internal: as it is. Public: no internal entry, nothing
/// struck, no person (roles, authors, responders, and owners who are one of them), no checklist,
/// tags or notes about imports.
Incident shownTo(const Incident &incident, Audience audience);

} // namespace Bridgelog
