// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/wayback.h"

#include <algorithm>

namespace Bridgelog {

// The checklist, drafts of updates and assignments.

WayBack::Bodies WayBack::operator()(const ItemRevised &e) const
{
    const ChecklistItem *item = m.item(e.item);
    if (!item)
        return {};
    ItemRevised back{.item = e.item};
    if (e.text)
        back.text = item->spec.text;
    if (e.role)
        back.role = item->spec.role;
    if (e.note)
        back.note = item->note;
    if (e.dueMinutes)
        back.dueMinutes = item->spec.dueMinutes.value_or(-1);
    if (e.everyMinutes)
        back.everyMinutes = item->spec.everyMinutes.value_or(0);
    if (e.assignee)
        back.assignee = item->assignee;
    if (e.entry || e.unlinked) {
        back.entry = item->entry;
        back.unlinked = !item->entry;
    }
    return {back};
}

/// Items that came with it are not wanted; those that were there before stay.
WayBack::Bodies WayBack::operator()(const ChecklistApplied &e) const
{
    Bodies back;
    for (const ChecklistItemSpec &spec : e.items) {
        if (!m.item(spec.item))
            back.append(ItemSkipped{.item = spec.item, .reason = {}, .notApplicable = true});
    }
    return back;
}

/// An item's ticks are done again, each with its time and name.
WayBack::Bodies WayBack::item(const QString &id) const
{
    const ChecklistItem *item = m.item(id);
    if (!item)
        return {};
    Bodies back{ItemUnchecked{id}};
    for (const ItemTick &tick : item->ticks)
        back.append(ItemChecked{.item = id, .at = tick.at, .by = tick.by});
    if (item->state == ItemState::Skipped || item->state == ItemState::NotApplicable)
        back.append(ItemSkipped{
            .item = id,
            .reason = item->reason,
            .notApplicable = item->state == ItemState::NotApplicable,
            .at = item->doneAt,
            .by = item->doneBy});
    return back;
}

/// A draft as it is now, its approval with it.
WayBack::Bodies WayBack::draft(const DraftId &id) const
{
    const UpdateDraft *draft = m.draft(id);
    if (!draft)
        return {UpdateWithdrawn{.draft = id, .reason = {}}};
    Bodies back{UpdateDrafted{
        .draft = id,
        .audience = draft->audience,
        .phase = draft->phase,
        .text = draft->text,
        .at = draft->at,
        .nextUpdate = draft->nextUpdate}};
    if (draft->approvedAt)
        back.append(UpdateApproved{.draft = id, .by = draft->approvedBy, .at = draft->approvedAt});
    return back;
}

WayBack::Bodies WayBack::operator()(const AssignmentAcknowledged &e) const
{
    const Assignment *there = m.assignment(e.assignment);
    if (!there)
        return {};
    return {AssignmentAcknowledged{
        .assignment = e.assignment,
        .on = there->acknowledgedAt.has_value(),
        .at = there->acknowledgedAt}};
}

WayBack::Bodies WayBack::operator()(const AssignmentExtended &e) const
{
    const Assignment *there = m.assignment(e.assignment);
    if (!there)
        return {};
    return {AssignmentExtended{.assignment = e.assignment, .until = there->until}};
}

WayBack::Bodies WayBack::operator()(const AssignmentEnded &e) const
{
    const Assignment *there = m.assignment(e.assignment);
    if (!there)
        return {};
    return {AssignmentEnded{
        .assignment = e.assignment,
        .state = there->state,
        .reason = there->reason,
        .at = there->endedAt}};
}

} // namespace Bridgelog
