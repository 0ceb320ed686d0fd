// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/entryfilter.h"

#include "items/entrytags.h"

#include <algorithm>

namespace Bridgelog {

bool EntryFilter::takes(const Entry &entry) const
{
    const auto isMilestone = [&] {
        return entry.milestone && kinds.contains(EntryKind::Milestone);
    };
    return (!pinned || entry.pinned) && (!attached || !entry.attachments.isEmpty())
        && (!struck || *struck == entry.struck) && (!audience || *audience == entry.audience)
        && (kinds.isEmpty() || kinds.contains(entry.kind) || isMilestone())
        && (authors.isEmpty() || authors.contains(entry.author))
        && (tags.isEmpty() || std::ranges::any_of(tags, [&](const QString &tag) {
                return hasTag(entry.text, tag);
            }));
}

} // namespace Bridgelog
