// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/connection.h"

namespace Bridgelog {

/// The index of the entries' words (entry_fts) and the mark that says how far it goes: the words of
/// entries up to the mark are in it, and triggers keep those in step; of entries behind it none
/// are. A line's own commit need not wait for its words.
class WordIndex {
public:
    explicit WordIndex(const Connection &connection)
        : m_connection(connection)
    {
    }
    /// The mark, as an expression of SQL; NULL in an archive of an older program, whose index is
    /// always whole.
    static const QString &mark();
    /// Whether entries stand behind the mark.
    Result<bool> isBehind() const;
    /// Takes in the next entries, `most` at once, in the caller's transaction.
    Result<> takeIn(int most) const;
    /// Makes the index anew from all entries, in the caller's transaction.
    Result<> rebuild() const;

private:
    Result<> moveMark(qint64 seq) const;

    const Connection &m_connection;
};

} // namespace Bridgelog
