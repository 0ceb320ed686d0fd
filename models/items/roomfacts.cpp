// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/roomfacts.h"

#include "items/situationmodel.h"

#include <algorithm>

namespace Bridgelog {

namespace {

bool isLogged(const EntryHead &entry)
{
    return !entry.struck && (entry.kind <= EntryKind::Todo || entry.milestone);
}

bool isOpenHypothesis(const EntryHead &entry)
{
    return !entry.struck && entry.kind == EntryKind::Hypothesis
        && entry.hypothesis.value_or(HypothesisState::Open) == HypothesisState::Open;
}

} // namespace

RoomFacts roomFacts(const Incident &incident, int lines)
{
    RoomFacts facts;
    QStringList roles = SituationModel::usualRoles();
    for (const RoleHolder &holder : incident.roles) {
        if (!roles.contains(holder.role) && !holder.person.isEmpty())
            roles.append(holder.role);
    }
    for (const QString &role : std::as_const(roles))
        facts.people.append({.role = spoken(role), .name = incident.holderOf(role)});
    for (int row = incident.timeline.size() - 1; row >= 0; --row) {
        const EntryHead &entry = incident.timeline.head(row);
        if (facts.last.size() < lines && isLogged(entry))
            facts.last.prepend(entry.id);
        if (facts.hypotheses.size() < lines && isOpenHypothesis(entry))
            facts.hypotheses.prepend(incident.timeline.text(row).section(u'\n', 0, 0));
    }
    return facts;
}

} // namespace Bridgelog
