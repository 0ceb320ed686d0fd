// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/event.h"

namespace Bridgelog {

// Each kind lists its members once, by the names the journal keeps them under; the codec's writer
// and reader walk that list. A member at its default is not written.

template <typename Io>
void members(Io &io, Declared &e)
{
    io("title", e.title);
    io("severity", e.severity);
    io("zone", e.zone);
    io("kind", e.kind);
    io("organisation", e.organisation);
    io("url", e.url);
    io("at", e.at);
}
template <typename Io>
void members(Io &io, Retitled &e)
{
    io("title", e.title);
}
template <typename Io>
void members(Io &io, SeveritySet &e)
{
    io("severity", e.severity);
    io("reason", e.reason);
    io("at", e.at);
    io("quiet", e.quiet);
    io("by", e.by);
}
template <typename Io>
void members(Io &io, PhaseSet &e)
{
    io("phase", e.phase);
    io("at", e.at);
    io("reason", e.reason);
    io("quiet", e.quiet);
}
template <typename Io>
void members(Io &io, ZoneSet &e)
{
    io("zone", e.zone);
}
template <typename Io>
void members(Io &io, RoleGiven &e)
{
    io("role", e.role);
    io("person", e.person);
    io("since", e.since);
    io("also", e.also);
    io("from", e.from);
    io("accepted_at", e.acceptedAt);
}
template <typename Io>
void members(Io &io, ResponderJoined &e)
{
    io("person", e.person);
}
template <typename Io>
void members(Io &io, EntryAdded &e)
{
    io("entry", e.entry);
    io("kind", e.kind);
    io("at", e.at);
    io("after", e.after);
    io("text", e.text);
    io("audience", e.audience);
    io("hypothesis", e.hypothesis);
    io("assignee", e.assignee);
    io("author", e.author);
    io("source", e.source);
    io("phase", e.phase);
    io("recorded_at", e.recordedAt);
}
template <typename Io>
void members(Io &io, EntryRevised &e)
{
    io("entry", e.entry);
    io("text", e.text);
    io("at", e.at);
    io("after", e.after);
    io("kind", e.kind);
    io("audience", e.audience);
    io("hypothesis", e.hypothesis);
    io("pinned", e.pinned);
    io("assignee", e.assignee);
}
template <typename Io>
void members(Io &io, EntryRetracted &e)
{
    io("entry", e.entry);
    io("reason", e.reason);
}
template <typename Io>
void members(Io &io, EntryRestored &e)
{
    io("entry", e.entry);
}
template <typename Io>
void members(Io &io, MilestoneSet &e)
{
    io("milestone", e.milestone);
    io("at", e.at);
    io("source", e.source);
    io("entry", e.entry);
}
template <typename Io>
void members(Io &io, ChecklistItemSpec &e)
{
    io("item", e.item);
    io("role", e.role);
    io("text", e.text);
    io("due_minutes", e.dueMinutes);
    io("every_minutes", e.everyMinutes);
    io("due_from", e.dueFrom);
    io("due_after", e.dueAfter);
    io("note", e.note);
}
template <typename Io>
void members(Io &io, ChecklistApplied &e)
{
    io("checklist", e.checklist);
    io("items", e.items);
    io("at", e.at);
}
template <typename Io>
void members(Io &io, ItemAdded &e)
{
    io("spec", e.spec);
}
template <typename Io>
void members(Io &io, ItemRevised &e)
{
    io("item", e.item);
    io("text", e.text);
    io("role", e.role);
    io("note", e.note);
    io("due_minutes", e.dueMinutes);
    io("every_minutes", e.everyMinutes);
    io("assignee", e.assignee);
    io("entry", e.entry);
    io("unlinked", e.unlinked);
}
template <typename Io>
void members(Io &io, ItemChecked &e)
{
    io("item", e.item);
    io("at", e.at);
    io("by", e.by);
}
template <typename Io>
void members(Io &io, ItemUnchecked &e)
{
    io("item", e.item);
}
template <typename Io>
void members(Io &io, ItemSkipped &e)
{
    io("item", e.item);
    io("reason", e.reason);
    io("not_applicable", e.notApplicable);
    io("at", e.at);
    io("by", e.by);
}
template <typename Io>
void members(Io &io, UpdatePublished &e)
{
    io("entry", e.entry);
    io("at", e.at);
    io("published_at", e.publishedAt);
    io("phase", e.phase);
    io("text", e.text);
    io("audience", e.audience);
    io("author", e.author);
    io("source", e.source);
    io("recorded_at", e.recordedAt);
    io("next_update", e.nextUpdate);
    io("approved_by", e.approvedBy);
    io("draft", e.draft);
}
template <typename Io>
void members(Io &io, ComponentImpactSet &e)
{
    io("component", e.component);
    io("impact", e.impact);
    io("quiet", e.quiet);
    io("gone", e.gone);
    io("at", e.at);
}
template <typename Io>
void members(Io &io, ActionAdded &e)
{
    io("action", e.action);
    io("text", e.text);
    io("class", e.actionClass);
    io("owner", e.owner);
    io("due", e.due);
    io("priority", e.priority);
    io("link", e.link);
    io("entry", e.entry);
}
template <typename Io>
void members(Io &io, ActionRevised &e)
{
    io("action", e.action);
    io("text", e.text);
    io("class", e.actionClass);
    io("owner", e.owner);
    io("due", e.due);
    io("priority", e.priority);
    io("link", e.link);
}
template <typename Io>
void members(Io &io, ActionClosed &e)
{
    io("action", e.action);
    io("state", e.state);
}
template <typename Io>
void members(Io &io, SectionRevised &e)
{
    io("section", e.section);
    io("title", e.title);
    io("text", e.text);
    io("position", e.position);
    io("live", e.live);
    io("gone", e.gone);
}
template <typename Io>
void members(Io &io, PostmortemSet &e)
{
    io("template", e.templateName);
    io("state", e.state);
    io("published_at", e.publishedAt);
    io("unpublished", e.unpublished);
    io("begun", e.begun);
    io("by", e.by);
    io("at", e.at);
    io("quiet", e.quiet);
}
template <typename Io>
void members(Io &io, SectionCommented &e)
{
    io("comment", e.comment);
    io("section", e.section);
    io("text", e.text);
    io("resolved", e.resolved);
    io("gone", e.gone);
    io("by", e.by);
    io("at", e.at);
}
template <typename Io>
void members(Io &io, FindingSet &e)
{
    io("finding", e.finding);
    io("kind", e.kind);
    io("text", e.text);
    io("parent", e.parent);
    io("top", e.top);
    io("entries", e.entries);
    io("audience", e.audience);
    io("gone", e.gone);
    io("by", e.by);
    io("at", e.at);
}
template <typename Io>
void members(Io &io, AttachmentAdded &e)
{
    io("entry", e.entry);
    io("sha256", e.sha256);
    io("name", e.name);
    io("media_type", e.mediaType);
    io("size", e.size);
}
template <typename Io>
void members(Io &io, AttachmentRemoved &e)
{
    io("entry", e.entry);
    io("sha256", e.sha256);
}
template <typename Io>
void members(Io &io, Tagged &e)
{
    io("tag", e.tag);
    io("on", e.on);
}
template <typename Io>
void members(Io &io, Imported &e)
{
    io("format", e.format);
    io("name", e.name);
    io("key", e.key);
    io("inferred", e.inferred);
    io("warnings", e.warnings);
    io("ignored", e.ignored);
}
template <typename Io>
void members(Io &io, HandedOff &e)
{
    io("role", e.role);
    io("from", e.from);
    io("to", e.to);
    io("brief", e.brief);
}
template <typename Io>
void members(Io &io, Closed &e)
{
    io("reason", e.reason);
}
template <typename Io>
void members(Io &io, Reopened &e)
{
    io("reason", e.reason);
}
template <typename Io>
void members(Io &io, Redacted &e)
{
    io("event", e.event);
    io("reason", e.reason);
}
template <typename Io>
void members(Io &io, RoleTaken &e)
{
    io("role", e.role);
    io("person", e.person);
    io("at", e.at);
    io("since", e.since);
    io("from", e.from);
    io("accepted_at", e.acceptedAt);
}
template <typename Io>
void members(Io &io, ResponderLeft &e)
{
    io("person", e.person);
}
template <typename Io>
void members(Io &io, AssignmentGiven &e)
{
    io("assignment", e.assignment);
    io("person", e.person);
    io("task", e.task);
    io("minutes", e.minutes);
    io("at", e.at);
    io("entry", e.entry);
    io("quiet", e.quiet);
}
template <typename Io>
void members(Io &io, AssignmentAcknowledged &e)
{
    io("assignment", e.assignment);
    io("on", e.on);
    io("at", e.at);
}
template <typename Io>
void members(Io &io, AssignmentExtended &e)
{
    io("assignment", e.assignment);
    io("minutes", e.minutes);
    io("until", e.until);
    io("reason", e.reason);
    io("quiet", e.quiet);
}
template <typename Io>
void members(Io &io, AssignmentEnded &e)
{
    io("assignment", e.assignment);
    io("state", e.state);
    io("reason", e.reason);
    io("at", e.at);
}
template <typename Io>
void members(Io &io, SummarySet &e)
{
    io("text", e.text);
    io("quiet", e.quiet);
}
template <typename Io>
void members(Io &io, FigureSet &e)
{
    io("what", e.what);
    io("figure", e.figure);
    io("unit", e.unit);
    io("source", e.source);
    io("quiet", e.quiet);
}
template <typename Io>
void members(Io &io, LinkSet &e)
{
    io("url", e.url);
    io("title", e.title);
    io("on", e.on);
    io("quiet", e.quiet);
}
template <typename Io>
void members(Io &io, UpdateDrafted &e)
{
    io("draft", e.draft);
    io("audience", e.audience);
    io("phase", e.phase);
    io("text", e.text);
    io("at", e.at);
    io("next_update", e.nextUpdate);
}
template <typename Io>
void members(Io &io, UpdateApproved &e)
{
    io("draft", e.draft);
    io("on", e.on);
    io("by", e.by);
    io("at", e.at);
}
template <typename Io>
void members(Io &io, UpdateWithdrawn &e)
{
    io("draft", e.draft);
    io("reason", e.reason);
}
template <typename Io>
void members(Io &io, HandoffAccepted &e)
{
    io("role", e.role);
    io("person", e.person);
}

} // namespace Bridgelog
