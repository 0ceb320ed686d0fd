// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/openincident.h"

#include <algorithm>

namespace Bridgelog {

// Who does what until when, where it stands, and what is about to be said of it.

void OpenIncident::shareRole(const QString &role, const QString &person)
{
    const bool has = m_incident.holdersOf(role.trimmed()).contains(person);
    if (!person.isEmpty() && !has)
        perform(Verb::GiveRole, {RoleGiven{.role = role, .person = person, .also = true}});
}

void OpenIncident::takeRole(const QString &role, const QString &person)
{
    if (m_incident.holdersOf(role.trimmed()).contains(person))
        perform(Verb::TakeRole, {RoleTaken{.role = role, .person = person}});
}

void OpenIncident::addResponder(const QString &person)
{
    const QString name = person.simplified();
    if (!name.isEmpty() && !m_incident.responders.contains(name))
        perform(Verb::AddResponder, {ResponderJoined{.person = name}});
}

void OpenIncident::letGo(const QString &person)
{
    if (m_incident.responders.contains(person))
        perform(Verb::Leave, {ResponderLeft{.person = person}});
}

void OpenIncident::acceptHandoff(const QString &role, const QString &person)
{
    const auto it = std::ranges::find_if(m_incident.roles, [&](const RoleHolder &holder) {
        return holder.role == role && holder.person == person;
    });
    if (it != m_incident.roles.end() && !it->from.isEmpty() && !it->acceptedAt)
        perform(Verb::AcceptHandoff, {HandoffAccepted{.role = role, .person = person}});
}

AssignmentId OpenIncident::giveAssignment(AssignmentGiven assignment)
{
    assignment.assignment = AssignmentId::make();
    assignment.person = assignment.person.simplified();
    assignment.task = assignment.task.simplified();
    perform(Verb::GiveAssignment, {assignment});
    return assignment.assignment;
}

void OpenIncident::acknowledge(const AssignmentId &assignment)
{
    const Assignment *there = m_incident.assignment(assignment);
    if (there && there->state == ActionState::Open && !there->acknowledgedAt)
        perform(Verb::AcknowledgeAssignment, {AssignmentAcknowledged{.assignment = assignment}});
}

void OpenIncident::extend(const AssignmentId &assignment, int minutes, const QString &reason)
{
    const Assignment *there = m_incident.assignment(assignment);
    if (!there || there->state != ActionState::Open || minutes <= 0)
        return;
    const Instant now = m_now().flooredTo(Instant::second);
    const Instant from = std::max(there->until.value_or(now), now);
    perform(
        Verb::ExtendAssignment,
        {AssignmentExtended{
            .assignment = assignment,
            .minutes = minutes,
            .until = Instant{from.us + minutes * Instant::minute},
            .reason = reason}});
}

void OpenIncident::endAssignment(
    const AssignmentId &assignment, ActionState state, const QString &reason)
{
    const Assignment *there = m_incident.assignment(assignment);
    if (there && there->state != state)
        perform(
            Verb::EndAssignment,
            {AssignmentEnded{.assignment = assignment, .state = state, .reason = reason}});
}

void OpenIncident::setSummary(const QString &text)
{
    if (text.simplified() != m_incident.summary)
        perform(Verb::SetSummary, {SummarySet{.text = text.simplified()}});
}

void OpenIncident::setFigure(const FigureSet &figure)
{
    if (!figure.what.simplified().isEmpty())
        perform(Verb::SetFigure, {figure});
}

void OpenIncident::setLink(const QString &url, const QString &title)
{
    if (!url.trimmed().isEmpty())
        perform(Verb::SetLink, {LinkSet{.url = url.trimmed(), .title = title}});
}

void OpenIncident::removeLink(const QString &url)
{
    if (std::ranges::contains(m_incident.links, url, &Link::url))
        perform(Verb::SetLink, {LinkSet{.url = url, .on = false}});
}

void OpenIncident::addItem(const ChecklistItemSpec &spec) { write({ItemAdded{.spec = spec}}); }

void OpenIncident::reviseItem(const ItemRevised &revision)
{
    if (m_incident.item(revision.item))
        perform(Verb::ReviseItem, {revision});
}

DraftId OpenIncident::draftUpdate(UpdateDrafted draft)
{
    if (draft.draft.isNull())
        draft.draft = DraftId::make();
    perform(Verb::DraftUpdate, {draft});
    return draft.draft;
}

void OpenIncident::approveUpdate(const DraftId &draft, bool on)
{
    const UpdateDraft *there = m_incident.draft(draft);
    if (there && there->approvedAt.has_value() != on)
        perform(Verb::ApproveUpdate, {UpdateApproved{.draft = draft, .on = on}});
}

void OpenIncident::withdrawUpdate(const DraftId &draft, const QString &reason)
{
    if (m_incident.draft(draft))
        perform(Verb::WithdrawUpdate, {UpdateWithdrawn{.draft = draft, .reason = reason}});
}

} // namespace Bridgelog
