// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/wayback.h"

#include <algorithm>

namespace Bridgelog {

// The timeline's lines, what is attached to them and what went out.

/// What an entry without an instant stands behind: the row above it where that is of its block.
/// The entry itself where it stands before all.
EntryId WayBack::placeOf(const Entry &entry) const
{
    if (!entry.after)
        return entry.id;
    const int row = m.timeline.rowOf(entry.id);
    return row > 0 ? m.timeline.head(row - 1).id : *entry.after;
}

WayBack::Bodies WayBack::operator()(const EntryRevised &e) const
{
    const auto entry = m.timeline.find(e.entry);
    if (!entry)
        return {};
    EntryRevised back{.entry = e.entry};
    if (e.text)
        back.text = entry->text;
    if (e.at) {
        back.at = entry->at;
        if (!entry->at.at)
            back.after = placeOf(*entry);
    }
    if (e.kind)
        back.kind = entry->kind;
    if (e.audience)
        back.audience = entry->audience;
    if (e.hypothesis || e.kind)
        back.hypothesis = entry->hypothesis;
    if (e.pinned)
        back.pinned = entry->pinned;
    if (e.assignee)
        back.assignee = entry->assignee;
    return {back};
}

WayBack::Bodies WayBack::operator()(const EntryRetracted &e) const
{
    const auto entry = m.timeline.find(e.entry);
    if (!entry)
        return {};
    if (entry->struck)
        return {EntryRetracted{e.entry, entry->struckReason}};
    Bodies back{EntryRestored{e.entry}};
    for (int i = 0; i < milestoneCount; ++i) { // one name comes back with it, the others do not
        const auto name = static_cast<MilestoneName>(i);
        const auto &milestone = m.milestone(name);
        if (milestone && milestone->entry == e.entry && entry->milestone != name)
            back += stated(name);
    }
    if (back.size() > 1 && entry->milestone && m.milestone(*entry->milestone))
        back += stated(*entry->milestone); // the last one said is the one it shows
    return back;
}

WayBack::Bodies WayBack::operator()(const EntryRestored &e) const
{
    const auto entry = m.timeline.find(e.entry);
    return entry && entry->struck ? Bodies{EntryRetracted{e.entry, entry->struckReason}} : Bodies{};
}

WayBack::Bodies WayBack::operator()(const UpdatePublished &e) const
{
    Bodies back = addition(e.entry);
    const auto entered = fromWord<Phase>(e.phase);
    if (!back.isEmpty() && entered)
        back += phase(*entered);
    if (!back.isEmpty() && e.draft && m.draft(*e.draft))
        back += draft(*e.draft);
    return back;
}

WayBack::Bodies WayBack::operator()(const AttachmentAdded &e) const
{
    const auto entry = m.timeline.find(e.entry);
    if (!entry || std::ranges::contains(entry->attachments, e.sha256, &Attachment::sha256))
        return {};
    return {AttachmentRemoved{.entry = *e.entry, .sha256 = e.sha256}};
}

WayBack::Bodies WayBack::operator()(const AttachmentRemoved &e) const
{
    Bodies back;
    if (const auto entry = m.timeline.find(e.entry)) {
        for (const Attachment &attachment : entry->attachments) {
            if (attachment.sha256 == e.sha256)
                back.append(AttachmentAdded{
                    .entry = e.entry,
                    .sha256 = attachment.sha256,
                    .name = attachment.name,
                    .mediaType = attachment.mediaType,
                    .size = attachment.size});
        }
    }
    return back;
}

} // namespace Bridgelog
