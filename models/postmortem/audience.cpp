// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/audience.h"

#include <QSet>

namespace Bridgelog {

static QSet<QString> peopleOf(const Incident &incident)
{
    QSet<QString> people(incident.responders.begin(), incident.responders.end());
    for (const RoleHolder &holder : incident.roles)
        people.insert(holder.person);
    for (const RoleHolder &holder : incident.formerRoles)
        people.insert(holder.person);
    for (const Assignment &assignment : incident.assignments)
        people.insert(assignment.person);
    for (const ChecklistItem &item : incident.checklist)
        people.insert(item.doneBy);
    for (int row = 0; row < incident.timeline.size(); ++row)
        people.insert(incident.timeline.author(row));
    return people;
}

static Timeline publicTimeline(const Timeline &all)
{
    Timeline result;
    std::optional<EntryId> previous;
    for (int row = 0; row < all.size(); ++row) {
        Entry entry = all.at(row);
        if (entry.audience != Audience::Public || entry.struck)
            continue;
        entry.author.clear();
        entry.approvedBy.clear();
        entry.source.clear();
        if (!entry.at.at)
            entry.after = previous; // what it stood behind may be gone; its place is not
        previous = entry.id;
        result.insert(std::move(entry));
    }
    return result;
}

Incident shownTo(const Incident &incident, Audience audience)
{
    if (audience == Audience::Internal)
        return incident;
    Incident result = incident;
    const QSet<QString> people = peopleOf(incident);
    result.timeline = publicTimeline(incident.timeline);
    for (auto &milestone : result.milestones) {
        if (milestone && milestone->entry && !result.timeline.contains(*milestone->entry))
            milestone->entry.reset();
    }
    for (ActionItem &action : result.actions) {
        if (people.contains(action.owner))
            action.owner.clear();
        action.entry.reset();
    }
    for (SeverityChange &change : result.severityChanges) {
        change.reason.clear();
        change.by.clear();
    }
    result.postmortem.comments.clear();
    result.postmortem.reviews.clear();
    result.findings.removeIf([](const Finding &f) { return f.audience != Audience::Public; });
    for (Finding &finding : result.findings) {
        finding.author.clear();
        finding.entries.removeIf(
            [&](const EntryId &entry) { return !result.timeline.find(entry); });
    }
    result.roles.clear();
    result.formerRoles.clear();
    result.assignments.clear();
    result.drafts.clear();
    result.summary.clear();
    result.figures.clear();
    result.links.clear();
    result.responders.clear();
    result.checklist.clear();
    result.tags.clear();
    result.importKeys.clear();
    result.inferred.clear();
    result.warnings.clear();
    return result;
}

} // namespace Bridgelog
