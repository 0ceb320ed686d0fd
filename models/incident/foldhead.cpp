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

void Fold::operator()(const RoleGiven &e)
{
    const QString role = e.role.trimmed();
    if (role.isEmpty())
        return;
    const auto it = std::ranges::find(m.roles, role, &RoleHolder::role);
    const RoleHolder holder{
        .role = role, .person = e.person, .since = e.since.value_or(m_event.recordedAt)};
    if (it != m.roles.end())
        *it = holder;
    else
        m.roles.append(holder);
    if (e.person.isEmpty())
        m.roles.removeIf([&](const RoleHolder &h) { return h.role == role; });
    m_changes.parts |= Part::Roles;
    join(e.person);
    if (!e.since || m_event.undoes)
        tell(
            EntryKind::Role,
            u"%1: %2"_s.arg(spoken(role), e.person.isEmpty() ? u"nobody"_s : e.person));
}

void Fold::join(const QString &person)
{
    if (person.isEmpty() || m.responders.contains(person))
        return;
    m.responders.append(person);
    m_changes.parts |= Part::Roles;
}

void Fold::operator()(const HandedOff &e)
{
    (*this)(RoleGiven{.role = e.role, .person = e.to, .since = m_event.recordedAt});
    const QString from = e.from.isEmpty() ? u"nobody"_s : e.from;
    QString text = u"%1 handed over from %2 to %3"_s.arg(spoken(e.role), from, e.to);
    if (!e.brief.isEmpty())
        text += u"\n\n"_s + e.brief;
    tell(EntryKind::Handoff, text);
}

} // namespace Bridgelog
