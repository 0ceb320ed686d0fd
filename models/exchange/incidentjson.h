// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importer.h"

namespace Bridgelog {

/// The plan that makes of this program's JSON the same incident again, ids aside. What is not ours,
/// broken off, from a newer program or of the wrong types is refused.
Result<ImportPlan> planIncidentJson(const QByteArray &content, const QString &fileName);

} // namespace Bridgelog
