// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importer.h"

namespace Bridgelog {

/// Whether a text is a postmortem in Markdown as this program exports it: it has one of the tables
/// that nobody else heads the same.
bool isOwnDocument(const QString &text);

/// The plan that makes of this program's Markdown the incident that it tells of: title, severity,
/// milestones, timeline, action items and sections, with every time as it stands there. What
/// Markdown does not tell (who may see a line, the checklist) is not there.
Result<ImportPlan>
planDocument(const QString &text, const QString &fileName, const ImportOptions &options);

} // namespace Bridgelog
