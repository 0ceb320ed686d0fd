// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

#include <QStringList>

namespace Bridgelog {

/// The archive's last lines, whose words its index does not know yet, made searchable for as long
/// as this lives: as an index in the memory of the reading connection, on one state of the archive,
/// so that a line which the writer indexes meanwhile is neither missed nor found twice.
class FreshLines {
public:
    explicit FreshLines(const Journal &journal)
        : m_journal(journal)
    {
    }
    ~FreshLines();
    FreshLines(const FreshLines &) = delete;
    FreshLines &operator=(const FreshLines &) = delete;

    /// To be called before `indexes`.
    Result<> gather();
    /// The tables to MATCH, the newest lines first, `attached` last; each has the column of
    /// entry_fts.
    QStringList indexes() const;
    /// The words of attached files, in an archive that has them.
    static const QString attached;

private:
    Result<> run(const QString &sql) const;
    Result<bool> areThere() const;
    Result<bool> ask(const QString &sql) const;

    const Journal &m_journal;
    bool m_gathered = false;
    bool m_hasAttached = false;
};

} // namespace Bridgelog
