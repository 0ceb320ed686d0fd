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

QStringList Incident::holdersOf(const QString &role) const
{
    QStringList people;
    for (const RoleHolder &holder : roles) {
        if (holder.role == role)
            people.append(holder.person);
    }
    return people;
}

QStringList Incident::holdersAt(const QString &role, Instant instant) const
{
    QStringList people;
    const auto take = [&](const RoleHolder &holder) {
        const bool had = holder.role == role && holder.since <= instant
            && (!holder.until || instant < *holder.until);
        if (had && !people.contains(holder.person))
            people.append(holder.person);
    };
    std::ranges::for_each(formerRoles, take);
    std::ranges::for_each(roles, take);
    return people;
}

const Assignment *Incident::assignment(const AssignmentId &key) const
{
    const auto it = std::ranges::find(assignments, key, &Assignment::id);
    return it == assignments.end() ? nullptr : &*it;
}

const UpdateDraft *Incident::draft(const DraftId &key) const
{
    const auto it = std::ranges::find(drafts, key, &UpdateDraft::id);
    return it == drafts.end() ? nullptr : &*it;
}

const ChecklistItem *Incident::item(const QString &key) const
{
    const auto it =
        std::ranges::find(checklist, key, [](const ChecklistItem &i) { return i.spec.item; });
    return it == checklist.end() ? nullptr : &*it;
}

const Finding *Incident::finding(const FindingId &key) const
{
    const auto it = std::ranges::find(findings, key, &Finding::id);
    return it == findings.end() ? nullptr : &*it;
}

const Section *Postmortem::section(const QString &key) const
{
    const auto it = std::ranges::find(sections, key, &Section::key);
    return it == sections.end() ? nullptr : &*it;
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
