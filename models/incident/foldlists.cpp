// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/fold.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

void Fold::addItem(
    const ChecklistItemSpec &spec, const QString &checklist, std::optional<Instant> appliedAt)
{
    if (spec.item.isEmpty() || m.item(spec.item))
        return;
    m.checklist.append(
        {.spec = spec,
         .checklist = checklist,
         .appliedAt = appliedAt.value_or(m_event.recordedAt)});
    m_changes.parts |= Part::Checklist;
}

void Fold::operator()(const ItemRevised &e)
{
    changeItem(e.item, [&](ChecklistItem &item) {
        if (e.text)
            item.spec.text = *e.text;
        if (e.role)
            item.spec.role = *e.role;
        if (e.note)
            item.note = *e.note;
        if (e.dueMinutes)
            item.spec.dueMinutes = *e.dueMinutes >= 0 ? e.dueMinutes : std::nullopt;
        if (e.everyMinutes) {
            item.spec.everyMinutes = *e.everyMinutes > 0 ? e.everyMinutes : std::nullopt;
            if (!item.ticks.isEmpty() && item.state <= ItemState::Done)
                item.state = item.spec.everyMinutes ? ItemState::Open : ItemState::Done;
        }
        if (e.assignee)
            item.assignee = *e.assignee;
        if (e.entry || e.unlinked)
            item.entry = e.entry;
    });
}

void Fold::operator()(const ItemChecked &e)
{
    changeItem(e.item, [&](ChecklistItem &item) {
        item.doneAt = e.at.value_or(m_event.recordedAt);
        item.doneBy = author(e.by);
        item.reason.clear();
        item.ticks.append({.at = *item.doneAt, .by = item.doneBy});
        item.state = item.spec.everyMinutes ? ItemState::Open : ItemState::Done;
        if (!e.at || (m_event.undoes && item.ticks.size() == 1))
            tell(EntryKind::Checklist, u"Done: %1"_s.arg(item.spec.text));
    });
}

void Fold::operator()(const ItemUnchecked &e)
{
    changeItem(e.item, [&](ChecklistItem &item) {
        if (item.state == ItemState::Open && item.ticks.isEmpty())
            return;
        item.state = ItemState::Open;
        item.ticks.clear();
        item.doneAt.reset();
        item.doneBy.clear();
        item.reason.clear();
        tell(EntryKind::Checklist, u"Open again: %1"_s.arg(item.spec.text));
    });
}

void Fold::operator()(const ItemSkipped &e)
{
    changeItem(e.item, [&](ChecklistItem &item) {
        item.state = e.notApplicable ? ItemState::NotApplicable : ItemState::Skipped;
        item.doneAt = e.at.value_or(m_event.recordedAt);
        item.doneBy = author(e.by);
        item.reason = e.reason;
        const QString what = e.notApplicable ? u"Does not apply: %1"_s : u"Skipped: %1"_s;
        if (!e.at)
            tell(EntryKind::Checklist, withReason(what.arg(item.spec.text), e.reason));
    });
}

void Fold::operator()(const ActionAdded &e)
{
    if (e.action.isNull() || std::ranges::contains(m.actions, e.action, &ActionItem::id))
        return;
    m.actions.append(
        {.id = e.action,
         .text = e.text,
         .actionClass = e.actionClass,
         .owner = e.owner,
         .due = e.due,
         .priority = e.priority,
         .link = e.link,
         .entry = e.entry});
    m_changes.parts |= Part::Actions;
}

void Fold::operator()(const ActionRevised &e)
{
    changeAction(e.action, [&](ActionItem &item) {
        if (e.text)
            item.text = *e.text;
        if (e.actionClass)
            item.actionClass = e.actionClass;
        if (e.owner)
            item.owner = *e.owner;
        if (e.due)
            item.due = *e.due;
        if (e.priority)
            item.priority = *e.priority;
        if (e.link)
            item.link = *e.link;
    });
}

void Fold::operator()(const ActionClosed &e)
{
    changeAction(e.action, [&](ActionItem &item) { item.state = e.state; });
}

void Fold::operator()(const Tagged &e)
{
    if (e.tag.trimmed().isEmpty())
        return;
    m.tags.removeAll(e.tag);
    if (e.on)
        m.tags.append(e.tag);
    m_changes.parts |= Part::Header;
}

} // namespace Bridgelog
