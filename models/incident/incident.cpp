// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/incident.h"

#include "incident/fold.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

QString Incident::holderOf(const QString &role) const
{
    const auto it = std::ranges::find(roles, role, &RoleHolder::role);
    return it == roles.end() ? QString() : it->person;
}

const ChecklistItem *Incident::item(const QString &key) const
{
    const auto it =
        std::ranges::find(checklist, key, [](const ChecklistItem &i) { return i.spec.item; });
    return it == checklist.end() ? nullptr : &*it;
}

std::optional<Instant> ChecklistItem::due() const
{
    const auto behind = [](Instant from, int minutes) {
        return Instant{from.us + minutes * Instant::minute};
    };
    if (state == ItemState::Skipped || state == ItemState::NotApplicable)
        return {};
    if (ticks > 0 || state == ItemState::Done)
        return spec.everyMinutes && doneAt ? std::optional(behind(*doneAt, *spec.everyMinutes))
                                           : std::nullopt;
    const auto minutes = spec.dueMinutes ? spec.dueMinutes : spec.everyMinutes;
    return minutes ? std::optional(behind(appliedAt, *minutes)) : std::nullopt;
}

Changes applyTo(Incident &incident, const Event &event)
{
    Changes changes;
    if (incident.events == 0) {
        incident.id = event.incident;
        incident.firstRecorded = event.recordedAt;
    }
    ++incident.events;
    incident.lastRecorded = std::max(incident.lastRecorded, event.recordedAt);
    std::visit(Fold(incident, event, changes), event.body);
    return changes;
}

} // namespace Bridgelog
