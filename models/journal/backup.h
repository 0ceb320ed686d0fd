// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"
#include "incident/moment.h"

#include <QList>
#include <QString>

namespace Bridgelog {

struct Backup {
    QString path;
    Instant at;
};

/// Copies an archive while it is in use (VACUUM INTO) into the `backups` folder beside it, opens
/// the copy again and verifies it; a copy that does not verify is removed and reported. Any thread.
Result<Backup> makeBackup(const QString &archivePath, Instant now);
/// The verified backups of an archive, oldest first.
QList<Backup> backupsOf(const QString &archivePath);
/// Which of `backups` (oldest first) the ladder lets go: it keeps the newest of each of the last 24
/// hours, and of each of the last 30 days, that have one.
QList<Backup> outgrownBackups(const QList<Backup> &backups);

} // namespace Bridgelog
