// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

namespace Bridgelog {

/// When an item of the checklist is due next; nothing where it has no term, is dealt with, or what
/// its term counts from has not happened. One that comes again is due its interval after its last
/// tick.
std::optional<Instant> dueOf(const Incident &incident, const ChecklistItem &item);

/// Whether it is to be done once the incident is over, and so comes due then.
bool isForAfter(const ChecklistItemSpec &spec);

/// How an item stands at `now`: one that comes again is done from its tick until it is due.
ItemState stateAt(const Incident &incident, const ChecklistItem &item, Instant now);
/// The same where it is known when the item is due.
ItemState stateAt(const ChecklistItem &item, const std::optional<Instant> &due, Instant now);

/// When `phase` was entered for the first time, as the timeline tells it.
std::optional<Instant> firstEntered(const Incident &incident, Phase phase);

} // namespace Bridgelog
