// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/wayback.h"

#include <algorithm>

namespace Bridgelog {

// Where an incident stood: phase, severity, milestones, who had which role, what was affected.

/// A milestone as it is now; a line of its own that the change strikes stands again.
WayBack::Bodies WayBack::stated(MilestoneName name) const
{
    const auto &milestone = m.milestone(name);
    if (!milestone)
        return {MilestoneSet{.milestone = name}};
    Bodies back{MilestoneSet{
        .milestone = name,
        .at = milestone->moment,
        .source = milestone->source,
        .entry = milestone->entry}};
    const auto told = m.timeline.find(milestone->entry);
    if (told && told->kind == EntryKind::Milestone && !told->struck)
        back.append(EntryRestored{told->id});
    return back;
}

/// Leaving the end of an incident takes `resolved` back, and entering Resolved states it.
WayBack::Bodies WayBack::phase(Phase entered) const
{
    if (entered == m.phase)
        return {};
    Bodies back{PhaseSet{.phase = m.phase}};
    const bool resolved = m.milestone(MilestoneName::Resolved).has_value();
    if (resolved ? isOver(m.phase) != isOver(entered) : isOver(m.phase))
        back += stated(MilestoneName::Resolved);
    return back;
}

WayBack::Bodies WayBack::operator()(const SeveritySet &) const
{
    SeveritySet back{.severity = m.severity};
    if (!m.severityChanges.isEmpty()) {
        back.at = m.severityChanges.last().at;
        back.reason = m.severityChanges.last().reason;
        back.by = m.severityChanges.last().by;
    }
    return {back};
}

RoleGiven WayBack::shareOf(const RoleHolder &holder)
{
    return {
        .role = holder.role,
        .person = holder.person,
        .since = holder.since,
        .also = true,
        .from = holder.from,
        .acceptedAt = holder.acceptedAt};
}

/// Until when somebody, or one person, had a role last; the beginning of time where nobody had.
Instant WayBack::lastGivenUp(const QString &role, const std::optional<QString> &person) const
{
    Instant last;
    for (const RoleHolder &holder : m.formerRoles) {
        if (holder.role == role && (!person || holder.person == *person))
            last = std::max(last, holder.until.value_or(Instant{}));
    }
    return last;
}

/// All who have a role, as they got it. Where nobody does, as of when somebody had it last: whoever
/// got it later never had.
WayBack::Bodies WayBack::role(const QString &name) const
{
    const QString wanted = name.trimmed();
    Bodies back;
    for (const RoleHolder &holder : m.roles) {
        if (holder.role != wanted)
            continue;
        RoleGiven given = shareOf(holder);
        given.also = !back.isEmpty();
        back.append(given);
    }
    if (back.isEmpty())
        back.append(RoleGiven{.role = wanted, .since = lastGivenUp(wanted, {})});
    return back;
}

/// One person's part in a role that several may have.
WayBack::Bodies WayBack::share(const QString &role, const QString &person) const
{
    const QString wanted = role.trimmed();
    const auto it = std::ranges::find_if(m.roles, [&](const RoleHolder &holder) {
        return holder.role == wanted && holder.person == person;
    });
    if (it != m.roles.end())
        return {shareOf(*it)};
    return {RoleTaken{.role = wanted, .person = person, .at = lastGivenUp(wanted, person)}};
}

WayBack::Bodies WayBack::operator()(const ResponderLeft &e) const
{
    if (!m.responders.contains(e.person))
        return {};
    Bodies back{ResponderJoined{.person = e.person}};
    for (const RoleHolder &holder : m.roles) {
        if (holder.person == e.person)
            back.append(shareOf(holder));
    }
    return back;
}

WayBack::Bodies WayBack::operator()(const MilestoneSet &e) const
{
    Bodies back = stated(e.milestone);
    const auto told = m.timeline.find(e.entry);
    const auto shown = told ? told->milestone : std::nullopt;
    if (shown && shown != e.milestone && m.milestone(*shown)
        && m.milestone(*shown)->entry == e.entry)
        back += stated(*shown);
    return back;
}

WayBack::Bodies WayBack::operator()(const FigureSet &e) const
{
    const auto it = std::ranges::find(m.figures, e.what.simplified(), &AffectedFigure::what);
    if (it == m.figures.end())
        return {FigureSet{.what = e.what}};
    return {
        FigureSet{.what = it->what, .figure = it->figure, .unit = it->unit, .source = it->source}};
}

WayBack::Bodies WayBack::operator()(const LinkSet &e) const
{
    const auto it = std::ranges::find(m.links, e.url.trimmed(), &Link::url);
    if (it == m.links.end())
        return {LinkSet{.url = e.url, .on = false}};
    return {LinkSet{.url = it->url, .title = it->title}};
}

WayBack::Bodies WayBack::operator()(const ComponentImpactSet &e) const
{
    const auto it = std::ranges::find(m.components, e.component, &Component::name);
    if (it == m.components.end())
        return e.gone ? Bodies{}
                      : Bodies{ComponentImpactSet{.component = e.component, .gone = true}};
    if (!e.gone && !e.impact)
        return {};
    if (it->changes.isEmpty() || !e.gone) {
        ComponentImpactSet back{.component = e.component, .impact = it->impact};
        if (!it->changes.isEmpty())
            back.at = it->changes.last().at;
        return {back};
    }
    Bodies back; // it was off the list: all that was said of it
    for (const ImpactChange &change : it->changes)
        back.append(ComponentImpactSet{
            .component = e.component,
            .impact = change.impact,
            .quiet = &change != &it->changes.last(),
            .at = change.at});
    return back;
}

} // namespace Bridgelog
