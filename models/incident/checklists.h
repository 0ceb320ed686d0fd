// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"
#include "incident/event.h"

namespace Bridgelog {

/// The shipped responder checklist for a severity (1–5; none given counts as 3): commander first,
/// then the other roles that the severity calls for. The texts stand in resources/checklists, their
/// sources named there.
ChecklistApplied shippedChecklist(std::optional<int> severity);

/// Reads a checklist file (JSON); a bad one gives one sentence that names what and where.
Result<ChecklistApplied> readChecklist(const QByteArray &json, const QString &name);

} // namespace Bridgelog
