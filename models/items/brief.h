// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

namespace Bridgelog {

/// What somebody who takes over needs to know, on one page of plain text: where it stands, what is
/// known, open and ruled-out hypotheses, the last public update, what is under way and the next
/// deadlines. Lines that would be empty are left out.
QString handOffBrief(const Incident &incident, Instant now);

} // namespace Bridgelog
