// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/timeline.h"

#include <QStringList>

namespace Bridgelog {

/// Which entries are shown: those that every part takes, a part with several values those with any
/// of them.
struct EntryFilter {
    QList<EntryKind> kinds;
    QStringList authors;
    QStringList tags; ///< without #, in small letters
    std::optional<Audience> audience;
    std::optional<bool> struck;
    bool attached = false; ///< only those with attachments
    bool pinned = false; ///< only those

    bool takes(const Timeline &timeline, int row) const;
    /// Takes everything.
    bool isEmpty() const { return *this == EntryFilter(); }
    friend bool operator==(const EntryFilter &, const EntryFilter &) = default;
};

} // namespace Bridgelog
