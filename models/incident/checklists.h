// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"
#include "incident/event.h"

namespace Bridgelog {

/// The shipped responder checklist for a severity (1–5; none given counts as 3): what its plan
/// picks from the lists of the roles, in order. Ids are the same for every severity, so that
/// applying a higher one's adds what is missing.
ChecklistApplied shippedChecklist(std::optional<int> severity);

/// The shipped list of each role, whole: commander, deputy, scribe, operations, communications,
/// liaison.
QList<ChecklistApplied> roleChecklists();

/// Reads a checklist file (JSON, see resources/checklists/README.md); `name` is what errors call
/// it. A bad one gives one sentence that names what and where.
Result<ChecklistApplied> readChecklist(const QByteArray &json, const QString &name);

} // namespace Bridgelog
