// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/connection.h"

namespace Bridgelog {

struct Attachment;

/// What the files that are attached to entries say, for the search: their names, and the words of
/// those that are text (the table `attached` with its index attached_fts). The journal's rows say
/// which files; these are read when nobody waits, an entry at a time.
class AttachedWords {
public:
    /// Of each file, in bytes. What stands behind is kept, but not found by its words.
    static constexpr qint64 mostRead = 4LL << 20;

    explicit AttachedWords(const Connection &connection)
        : m_connection(connection)
    {
    }
    /// How `attached` names an entry's files: SHA-256 and name, a line each.
    static QString listed(const QList<Attachment> &attachments);
    /// Whether there are entries whose files have not been read.
    Result<bool> areUnread() const;
    /// Reads those of the next such entry, in the caller's transaction.
    Result<> readNext() const;

private:
    Result<QString> textOf(const QString &sha256) const;

    const Connection &m_connection;
};

/// Removes the bytes of these files for good, in the caller's transaction, where no event and no
/// draft names them any more.
Result<> removeUnnamed(const Connection &connection, const QStringList &sha256s);

} // namespace Bridgelog
