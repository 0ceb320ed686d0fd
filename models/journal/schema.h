// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"
#include "journal/connection.h"

namespace Bridgelog {

/// "Brdg": says in the file's own header that it is ours.
inline constexpr quint32 applicationId = 0x42726467;
inline constexpr int schemaVersion = 3;

/// Whose file it is, from its first bytes; nothing is opened or written.
struct FileKind {
    enum class Is : quint8 {
        Absent,
        Empty,
        Ours,
        Newer,
        Foreign,
        Unreadable
    };
    Is is = Is::Absent;
    int version = 0;
};
FileKind fileKind(const QString &path);

/// Makes a new archive at `path`, readable by its owner only, in one step: whole, or not there.
Result<> makeArchive(const QString &path);

/// Removes what making `path` left beside it when it was killed.
void removeUnfinished(const QString &path);

/// Brings an older file to this version, one numbered script a transaction. The caller has backed
/// it up.
Result<> migrate(const Connection &connection, int from);

/// The statements of a script: each ends at a semicolon and an empty line, so that trigger bodies
/// survive.
QStringList statementsOf(const QString &script);
/// Runs a script of the schema's resources within the caller's transaction.
Result<> runScript(const Connection &connection, const QString &name);

} // namespace Bridgelog
