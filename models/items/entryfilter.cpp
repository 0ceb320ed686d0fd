// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/entryfilter.h"

#include "items/entrytags.h"

#include <algorithm>

namespace Bridgelog {

bool EntryFilter::takes(const Incident &incident, int row) const
{
    const Timeline &timeline = incident.timeline;
    const EntryHead &entry = timeline.head(row);
    const auto isMilestone = [&] {
        return entry.milestone && kinds.contains(EntryKind::Milestone);
    };
    const auto hasOneOf = [&](const QString &text) {
        return std::ranges::any_of(tags, [&](const QString &tag) { return hasTag(text, tag); });
    };
    const auto hasRole = [&](const QString &author) {
        const auto one = [&](const RoleHolder &holder) {
            return holder.person == author && roles.contains(holder.role);
        };
        return std::ranges::any_of(incident.roles, one)
            || std::ranges::any_of(incident.formerRoles, one);
    };
    return (!pinned || entry.pinned) && (!struck || *struck == entry.struck)
        && (!audience || *audience == entry.audience)
        && (kinds.isEmpty() || kinds.contains(entry.kind) || isMilestone())
        && (authors.isEmpty() || authors.contains(timeline.author(row)))
        && (roles.isEmpty() || hasRole(timeline.author(row)))
        && (!attached || !timeline.at(row).attachments.isEmpty())
        && (tags.isEmpty() || hasOneOf(timeline.text(row)));
}

} // namespace Bridgelog
