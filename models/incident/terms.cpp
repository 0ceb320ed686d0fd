// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/terms.h"

#include <algorithm>

namespace Bridgelog {

namespace {

Instant behind(Instant from, int minutes) { return {from.us + minutes * Instant::minute}; }

/// The item before this one in its own list.
const ChecklistItem *previousOf(const Incident &incident, const ChecklistItem &item)
{
    const ChecklistItem *previous = nullptr;
    for (const ChecklistItem &other : incident.checklist) {
        if (other.spec.item == item.spec.item)
            return previous;
        if (other.checklist == item.checklist)
            previous = &other;
    }
    return nullptr;
}

std::optional<Instant> doneAt(const ChecklistItem *item)
{
    return item ? item->doneAt : std::nullopt;
}

std::optional<Instant> termStart(const Incident &incident, const ChecklistItem &item)
{
    switch (item.spec.dueFrom) {
        using enum DueFrom;
    case Applied: return item.appliedAt;
    case Declared: {
        const auto &declared = incident.milestone(MilestoneName::Declared);
        return declared ? declared->moment.at : std::nullopt;
    }
    case Phase: {
        const auto phase = fromWord<Bridgelog::Phase>(item.spec.dueAfter);
        return phase ? firstEntered(incident, *phase) : std::nullopt;
    }
    case Previous: return doneAt(previousOf(incident, item));
    case Item: return doneAt(incident.item(item.spec.dueAfter));
    }
    return {};
}

} // namespace

std::optional<Instant> firstEntered(const Incident &incident, Phase phase)
{
    for (int row = 0; row < incident.timeline.size(); ++row) {
        const Entry entry = incident.timeline.at(row);
        if (!entry.struck && entry.at.at && fromWord<Phase>(entry.phase) == phase)
            return entry.at.at;
    }
    return {};
}

std::optional<Instant> dueOf(const Incident &incident, const ChecklistItem &item)
{
    if (item.state == ItemState::Skipped || item.state == ItemState::NotApplicable)
        return {};
    const auto every = item.spec.everyMinutes;
    if (!item.ticks.isEmpty() || item.state == ItemState::Done)
        return every && item.doneAt ? std::optional(behind(*item.doneAt, *every)) : std::nullopt;
    const auto minutes = item.spec.dueMinutes ? item.spec.dueMinutes : every;
    const auto from = minutes ? termStart(incident, item) : std::nullopt;
    return from ? std::optional(behind(*from, *minutes)) : std::nullopt;
}

bool isForAfter(const ChecklistItemSpec &spec)
{
    const auto phase = fromWord<Phase>(spec.dueAfter);
    return spec.dueFrom == DueFrom::Phase && phase && isOver(*phase);
}

ItemState stateAt(const Incident &incident, const ChecklistItem &item, Instant now)
{
    return stateAt(item, dueOf(incident, item), now);
}

ItemState stateAt(const ChecklistItem &item, const std::optional<Instant> &due, Instant now)
{
    if (item.state != ItemState::Open || item.ticks.isEmpty())
        return item.state;
    return due && now < *due ? ItemState::Done : ItemState::Open;
}

} // namespace Bridgelog
