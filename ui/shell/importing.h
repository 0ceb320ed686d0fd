// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importer.h"
#include "journal/journal.h"

#include <QFuture>

namespace Bridgelog {

/// Something to be taken in: its bytes, and what it is called.
struct ImportSource {
    QByteArray content;
    QString name;
};

/// Reads a file for an import; refuses what is not readable or too large (64 MiB).
Result<ImportSource> readImport(const QString &path);

struct ImportOutcome {
    std::optional<IncidentId> first; ///< of those that came in or were there already
    int added = 0;
    int known = 0; ///< were there already; nothing was added
};

/// Writes the plan's incidents that the archive does not have; resolves when they are on disk.
QFuture<Result<ImportOutcome>> writeImport(Journal &journal, const ImportPlan &plan);

/// How many timeline entries an imported incident makes.
int entriesOf(const ImportedIncident &incident);

} // namespace Bridgelog
