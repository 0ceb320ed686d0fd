// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

#include <QStringList>

namespace Bridgelog {

/// Which entries are shown: those that every part takes, a part with several values those with any
/// of them.
struct EntryFilter {
    QList<EntryKind> kinds;
    QStringList authors;
    QStringList roles; ///< written by somebody who has or had one of them
    QStringList tags; ///< without #, in small letters
    std::optional<Audience> audience;
    std::optional<bool> struck;
    bool attached = false; ///< only those with attachments
    bool pinned = false; ///< only those

    bool takes(const Incident &incident, int row) const;
    /// Takes everything.
    bool isEmpty() const { return *this == EntryFilter(); }
    friend bool operator==(const EntryFilter &, const EntryFilter &) = default;
};

} // namespace Bridgelog
