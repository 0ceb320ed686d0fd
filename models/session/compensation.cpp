// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/compensation.h"

#include <algorithm>

namespace Bridgelog {

QList<EventBody> compensate(const Incident &incident, const EntryRevised &revision)
{
    const Entry *entry = incident.timeline.find(revision.entry);
    if (!entry)
        return {};
    EntryRevised back{.entry = revision.entry};
    if (revision.text)
        back.text = entry->text;
    if (revision.at) {
        back.at = entry->at;
        back.after = entry->after;
    }
    if (revision.kind)
        back.kind = entry->kind;
    if (revision.audience)
        back.audience = entry->audience;
    if (revision.hypothesis || revision.kind)
        back.hypothesis = entry->hypothesis;
    if (revision.pinned)
        back.pinned = entry->pinned;
    return {back};
}

QList<EventBody> compensateMilestone(const Incident &incident, MilestoneName name)
{
    const auto &milestone = incident.milestone(name);
    if (!milestone)
        return {MilestoneSet{.milestone = name}};
    return {MilestoneSet{
        .milestone = name,
        .at = milestone->moment,
        .source = milestone->source,
        .entry = milestone->entry}};
}

QList<EventBody> compensatePhase(const Incident &incident, Instant now)
{
    QList<EventBody> back{PhaseSet{.phase = incident.phase, .at = Moment::exactly(now)}};
    if (incident.milestone(MilestoneName::Resolved))
        back.append(compensateMilestone(incident, MilestoneName::Resolved));
    return back;
}

QList<EventBody> compensateRole(const Incident &incident, const QString &role)
{
    return {RoleGiven{.role = role, .person = incident.holderOf(role)}};
}

QList<EventBody> compensateComponent(const Incident &incident, const QString &name)
{
    const auto it = std::ranges::find(incident.components, name, &Component::name);
    const auto impact = it == incident.components.end() ? std::nullopt : it->impact;
    return {ComponentImpactSet{.component = name, .impact = impact.value_or(Impact::Operational)}};
}

QList<EventBody> compensateSection(const Incident &incident, const QString &section)
{
    const auto &sections = incident.postmortem.sections;
    const auto it = std::ranges::find(sections, section, &Section::key);
    if (it == sections.end())
        return {SectionRevised{.section = section, .text = QString()}};
    return {SectionRevised{
        .section = section,
        .title = it->title,
        .text = it->text,
        .position = static_cast<int>(it - sections.begin())}};
}

} // namespace Bridgelog
