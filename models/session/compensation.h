// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

namespace Bridgelog {

/// What takes `body` back, in order, read off the incident as it is before it: events like any
/// other, for nothing is taken out of the journal. Empty for what cannot be taken back (a
/// declaration, an import, a redaction) or changes nothing. A phase is set without a time: it goes
/// back at the moment that it is written.
QList<EventBody> compensation(const Incident &before, const EventBody &body);

} // namespace Bridgelog
