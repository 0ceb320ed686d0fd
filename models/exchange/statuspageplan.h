// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importer.h"
#include "exchange/pastedpage.h"

namespace Bridgelog {

/// The plan for a status page's posts.
Result<ImportPlan> planStatusPage(
    const PastedPage &page, const QString &text, const QString &fileName,
    const ImportOptions &options);

} // namespace Bridgelog
