// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/openincident.h"

#include "checklists/checklists.h"

#include <algorithm>

namespace Bridgelog {

void OpenIncident::retitle(const QString &title)
{
    const QString simplified = title.simplified();
    if (!simplified.isEmpty() && simplified != m_incident.title)
        perform(Verb::Retitle, {Retitled{.title = simplified}});
}

void OpenIncident::setSeverity(
    std::optional<int> severity, const QString &reason, const std::optional<Moment> &at)
{
    if (severity == m_incident.severity)
        return;
    QList<EventBody> bodies{SeveritySet{.severity = severity, .reason = reason, .at = at}};
    if (!m_incident.checklist.isEmpty() && !isOver(m_incident.phase))
        bodies += checklistFor(severity);
    perform(Verb::SetSeverity, bodies);
}

/// What another severity asks for besides: items that are not there yet, and how often updates are
/// due. Nothing goes, and what somebody changed stays as it is.
QList<EventBody> OpenIncident::checklistFor(std::optional<int> severity) const
{
    const IncidentKind kind = m_incident.kind;
    const QList<ChecklistItemSpec> before = usersChecklist(m_incident.severity, kind).items;
    ChecklistApplied more = usersChecklist(severity, kind);
    QList<EventBody> bodies;
    const auto isThere = [&](const ChecklistItemSpec &spec) {
        const ChecklistItem *there = m_incident.item(spec.item);
        const auto was = std::ranges::find(before, spec.item, &ChecklistItemSpec::item);
        if (there && was != before.end() && spec.everyMinutes != was->everyMinutes
            && there->spec.text == was->text && there->spec.everyMinutes == was->everyMinutes)
            bodies.append(ItemRevised{
                .item = spec.item,
                .text = spec.text,
                .dueMinutes = spec.dueMinutes,
                .everyMinutes = spec.everyMinutes});
        return there != nullptr;
    };
    more.items.removeIf(isThere);
    const bool isHigher = severity && severity < m_incident.severity.value_or(severityUnstated);
    if (isHigher && !more.items.isEmpty())
        bodies.append(more);
    return bodies;
}

void OpenIncident::setPhase(Phase phase, const std::optional<Moment> &at, const QString &reason)
{
    if (phase != m_incident.phase)
        perform(
            Verb::SetPhase,
            {PhaseSet{
                .phase = phase, .at = at.value_or(Moment::exactly(m_now())), .reason = reason}});
}

void OpenIncident::setZone(const QString &zone)
{
    if (!zone.isEmpty() && zone != m_incident.zone)
        perform(Verb::SetZone, {ZoneSet{.zone = zone}});
}

void OpenIncident::setMilestone(
    MilestoneName name, const std::optional<Moment> &at, const std::optional<EntryId> &entry)
{
    perform(Verb::SetMilestone, {MilestoneSet{.milestone = name, .at = at, .entry = entry}});
}

void OpenIncident::giveRole(const QString &role, const QString &person)
{
    const QStringList holders = m_incident.holdersOf(role);
    if (person.isEmpty() ? !holders.isEmpty() : holders != QStringList{person})
        perform(Verb::GiveRole, {RoleGiven{.role = role, .person = person}});
}

void OpenIncident::setComponent(
    const QString &name, std::optional<Impact> impact, const std::optional<Moment> &at)
{
    perform(
        Verb::SetComponent, {ComponentImpactSet{.component = name, .impact = impact, .at = at}});
}

void OpenIncident::tag(const QString &tag, bool on)
{
    if (m_incident.tags.contains(tag) != on)
        perform(Verb::Tag, {Tagged{.tag = tag, .on = on}});
}

void OpenIncident::handOver(const QString &role, const QString &to, const QString &brief)
{
    perform(
        Verb::HandOff,
        {HandedOff{.role = role, .from = m_incident.holderOf(role), .to = to, .brief = brief}});
}

void OpenIncident::applyChecklist(const ChecklistApplied &checklist) { write({checklist}); }

void OpenIncident::tick(const QString &item)
{
    const ChecklistItem *there = m_incident.item(item);
    if (there && there->state == ItemState::Open)
        perform(Verb::Tick, {ItemChecked{.item = item}});
}

void OpenIncident::untick(const QString &item)
{
    const ChecklistItem *there = m_incident.item(item);
    if (there && (there->state != ItemState::Open || !there->ticks.isEmpty()))
        perform(Verb::Untick, {ItemUnchecked{.item = item}});
}

void OpenIncident::skip(const QString &item, const QString &reason, bool notApplicable)
{
    const ChecklistItem *there = m_incident.item(item);
    if (there && there->state == ItemState::Open)
        perform(
            Verb::Skip,
            {ItemSkipped{.item = item, .reason = reason, .notApplicable = notApplicable}});
}

ActionId OpenIncident::addAction(const ActionAdded &action)
{
    ActionAdded added = action;
    added.action = ActionId::make();
    perform(Verb::AddAction, {added});
    return added.action;
}

void OpenIncident::closeAction(const ActionId &action, ActionState state)
{
    const auto it = std::ranges::find(m_incident.actions, action, &ActionItem::id);
    if (it != m_incident.actions.end() && it->state != state)
        perform(Verb::SetAction, {ActionClosed{.action = action, .state = state}});
}

} // namespace Bridgelog
