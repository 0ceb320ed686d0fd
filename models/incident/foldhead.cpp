// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/fold.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

void Fold::operator()(const PhaseSet &e)
{
    const Phase before = m.phase;
    Entry entry = line(
        EntryKind::Phase, withReason(u"Phase set to %1"_s.arg(spoken(e.phase)), e.reason), e.at);
    entry.phase = word(e.phase);
    const EntryId id = entry.id;
    if (!e.quiet)
        insert(std::move(entry));
    enter(e.phase, e.at, e.quiet ? std::nullopt : std::optional(id));
    if (before != m.phase)
        m_changes.parts |= Part::Header;
}

/// The phase, and what it says of `resolved`: entering Resolved states it where nothing else has;
/// going back from the end to work takes it back, so that clocks run again.
void Fold::enter(Phase phase, const Moment &at, const std::optional<EntryId> &entry)
{
    if (isOver(m.phase) && !isOver(phase))
        setMilestone(MilestoneName::Resolved, {});
    if (phase == Phase::Resolved && !milestone(MilestoneName::Resolved))
        setMilestone(MilestoneName::Resolved, Milestone{.moment = at, .entry = entry});
    m.phase = phase;
    m_changes.parts |= Part::Header;
}

void Fold::operator()(const SeveritySet &e)
{
    m.severity = validSeverity(e.severity);
    m_changes.parts |= Part::Header;
    if (m_event.undoes && !e.at)
        m.severityChanges.clear(); // there was none
    else
        record(
            m.severityChanges,
            {.severity = m.severity, .at = momentOr(e.at), .reason = e.reason, .by = author(e.by)},
            &SeverityChange::severity);
    const QString text =
        m.severity ? u"Severity set to SEV %1"_s.arg(*m.severity) : u"Severity taken back"_s;
    if (!e.quiet)
        tell(EntryKind::Severity, withReason(text, e.reason));
}

/// Whoever gives a role up is among the former holders from then on, save where it is given back as
/// of a time before they had it: then they never had.
void Fold::releaseRoles(
    const std::function<bool(const RoleHolder &)> &which, const std::optional<Instant> &at)
{
    for (RoleHolder holder : std::as_const(m.roles)) {
        if (!which(holder) || (at && holder.since >= *at))
            continue;
        holder.until = std::max(holder.since, at.value_or(m_event.recordedAt));
        m.formerRoles.append(holder);
    }
    if (m.roles.removeIf(which) > 0)
        m_changes.parts |= Part::Roles;
}

void Fold::operator()(const RoleGiven &e)
{
    const QString role = e.role.trimmed();
    if (role.isEmpty())
        return;
    const RoleHolder holder{
        .role = role,
        .person = e.person,
        .since = e.since.value_or(m_event.recordedAt),
        .from = e.from,
        .acceptedAt = e.acceptedAt};
    const auto first = std::ranges::find(m.roles, role, &RoleHolder::role);
    qsizetype place = first - m.roles.begin();
    if (e.also) { // behind those who share it
        while (place < m.roles.size() && m.roles.at(place).role == role
               && m.roles.at(place).person != e.person)
            ++place;
    }
    releaseRoles(
        [&](const RoleHolder &h) { return h.role == role && (!e.also || h.person == e.person); },
        e.since);
    m.formerRoles.removeIf([&](const RoleHolder &h) {
        return h.role == role && h.person == e.person && h.since >= holder.since;
    });
    if (!e.person.isEmpty())
        m.roles.insert(place, holder);
    m_changes.parts |= Part::Roles;
    join(e.person);
    if (e.since && !m_event.undoes)
        return;
    const QStringList people = m.holdersOf(role);
    tell(
        EntryKind::Role,
        u"%1: %2"_s.arg(spoken(role), people.isEmpty() ? u"nobody"_s : people.join(u", "_s)));
}

void Fold::operator()(const RoleTaken &e)
{
    const QString role = e.role.trimmed();
    if (e.since && e.at) {
        m.formerRoles.append(
            {.role = role,
             .person = e.person,
             .since = *e.since,
             .from = e.from,
             .acceptedAt = e.acceptedAt,
             .until = e.at});
        m_changes.parts |= Part::Roles;
        return;
    }
    if (!m.holdersOf(role).contains(e.person))
        return;
    releaseRoles([&](const RoleHolder &h) { return h.role == role && h.person == e.person; }, e.at);
    if (!e.at || m_event.undoes)
        tell(EntryKind::Role, u"%1: %2 no longer"_s.arg(spoken(role), e.person));
}

void Fold::join(const QString &person)
{
    if (person.isEmpty() || m.responders.contains(person))
        return;
    m.responders.append(person);
    m_changes.parts |= Part::Roles;
}

void Fold::operator()(const ResponderLeft &e)
{
    if (m.responders.removeAll(e.person) == 0)
        return;
    releaseRoles([&](const RoleHolder &h) { return h.person == e.person; }, {});
    m_changes.parts |= Part::Roles;
    tell(EntryKind::Role, u"Left: %1"_s.arg(e.person));
}

void Fold::operator()(const HandedOff &e)
{
    (*this)(RoleGiven{.role = e.role, .person = e.to, .since = m_event.recordedAt, .from = e.from});
    const QString from = e.from.isEmpty() ? u"nobody"_s : e.from;
    QString text = u"%1 handed over from %2 to %3"_s.arg(spoken(e.role), from, e.to);
    if (!e.brief.isEmpty())
        text += u"\n\n"_s + e.brief;
    tell(EntryKind::Handoff, text);
}

void Fold::operator()(const HandoffAccepted &e)
{
    const auto it = std::ranges::find_if(m.roles, [&](const RoleHolder &h) {
        return h.role == e.role.trimmed() && h.person == e.person;
    });
    if (it == m.roles.end() || it->from.isEmpty() || it->acceptedAt)
        return;
    it->acceptedAt = m_event.recordedAt;
    m_changes.parts |= Part::Roles;
    tell(
        EntryKind::Handoff,
        u"%1 accepted by %2 from %3"_s.arg(spoken(it->role), it->person, it->from));
}

} // namespace Bridgelog
