// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checklists/checklisttemplate.h"
#include "incident/deadlines.h"

namespace Bridgelog {

/// The severity that counts where none is given.
inline constexpr int severityUnstated = 3;

/// What an incident of that severity (1–5) and kind starts with: the items
/// of all `lists` that apply to it, by their order, then as the lists have them. Of two items with
/// one id the first is taken. What comes as often as public updates comes as `cadence` has these.
ChecklistApplied composedChecklist(
    const QList<ChecklistTemplate> &lists, std::optional<int> severity, IncidentKind kind,
    const Cadence &cadence = {});

/// A whole list, whatever its items apply to, for an incident of that severity.
ChecklistApplied wholeChecklist(
    const ChecklistTemplate &list, std::optional<int> severity, const Cadence &cadence = {});

/// What the shipped lists alone give.
ChecklistApplied
shippedChecklist(std::optional<int> severity, IncidentKind kind = IncidentKind::Incident);
/// What the shipped lists give with the person's own and the shared ones and the person's cadence,
/// as they are now.
ChecklistApplied usersChecklist(std::optional<int> severity, IncidentKind kind);

} // namespace Bridgelog
