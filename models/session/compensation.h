// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

namespace Bridgelog {

// What takes a change back, read off the incident as it is before the change. Nothing is taken out
// of the journal: these are events like any other.

/// For a revision of an entry: its members as they are now, for those that `revision` changes.
QList<EventBody> compensate(const Incident &incident, const EntryRevised &revision);
QList<EventBody> compensateMilestone(const Incident &incident, MilestoneName name);
/// For a change of phase (by PhaseSet or an update) at `now`.
QList<EventBody> compensatePhase(const Incident &incident, Instant now);
QList<EventBody> compensateRole(const Incident &incident, const QString &role);
QList<EventBody> compensateComponent(const Incident &incident, const QString &name);
QList<EventBody> compensateSection(const Incident &incident, const QString &section);

} // namespace Bridgelog
