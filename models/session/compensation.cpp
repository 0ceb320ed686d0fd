// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/compensation.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

/// Each overload is one kind's way back.
class Back {
public:
    explicit Back(const Incident &before)
        : m(before)
    {
    }
    using Bodies = QList<EventBody>;

    Bodies operator()(const Retitled &e) const
    {
        return e.title == m.title || m.title.isEmpty() ? Bodies{} : Bodies{Retitled{m.title}};
    }
    Bodies operator()(const SeveritySet &) const;
    Bodies operator()(const PhaseSet &e) const { return phase(e.phase); }
    Bodies operator()(const Closed &) const { return phase(Phase::Closed); }
    Bodies operator()(const Reopened &) const { return phase(Phase::Investigating); }
    Bodies operator()(const ZoneSet &) const { return {ZoneSet{.zone = m.zone}}; }
    Bodies operator()(const RoleGiven &e) const
    {
        return e.also ? share(e.role, e.person) : role(e.role);
    }
    Bodies operator()(const HandedOff &e) const { return role(e.role); }
    Bodies operator()(const RoleTaken &e) const { return share(e.role, e.person); }
    Bodies operator()(const HandoffAccepted &e) const { return share(e.role, e.person); }
    Bodies operator()(const ResponderLeft &e) const;
    Bodies operator()(const ResponderJoined &e) const
    {
        return {ResponderLeft{e.person}}; // others' steps may have brought them back meanwhile
    }
    Bodies operator()(const EntryAdded &e) const { return addition(e.entry); }
    Bodies operator()(const EntryRevised &e) const;
    Bodies operator()(const EntryRetracted &e) const;
    Bodies operator()(const EntryRestored &e) const;
    Bodies operator()(const MilestoneSet &e) const;
    Bodies operator()(const ItemRevised &e) const;
    Bodies operator()(const ItemChecked &e) const { return item(e.item); }
    Bodies operator()(const ItemUnchecked &e) const { return item(e.item); }
    Bodies operator()(const ItemSkipped &e) const { return item(e.item); }
    Bodies operator()(const UpdatePublished &e) const;
    Bodies operator()(const UpdateDrafted &e) const { return draft(e.draft); }
    Bodies operator()(const UpdateApproved &e) const { return draft(e.draft); }
    Bodies operator()(const UpdateWithdrawn &e) const { return draft(e.draft); }
    Bodies operator()(const AssignmentGiven &e) const
    {
        return m.assignment(e.assignment)
            ? Bodies{}
            : Bodies{AssignmentEnded{e.assignment, ActionState::Dropped, u"undone"_s, {}}};
    }
    Bodies operator()(const AssignmentAcknowledged &e) const;
    Bodies operator()(const AssignmentExtended &e) const;
    Bodies operator()(const AssignmentEnded &e) const;
    Bodies operator()(const SummarySet &) const { return {SummarySet{.text = m.summary}}; }
    Bodies operator()(const FigureSet &e) const;
    Bodies operator()(const LinkSet &e) const;
    Bodies operator()(const ComponentImpactSet &e) const;
    Bodies operator()(const ActionAdded &e) const
    {
        return action(e.action) ? Bodies{} : Bodies{ActionClosed{e.action, ActionState::Dropped}};
    }
    Bodies operator()(const ActionRevised &e) const;
    Bodies operator()(const ActionClosed &e) const
    {
        const ActionItem *there = action(e.action);
        return there ? Bodies{ActionClosed{e.action, there->state}} : Bodies{};
    }
    Bodies operator()(const SectionRevised &e) const;
    Bodies operator()(const PostmortemSet &e) const;
    Bodies operator()(const SectionCommented &e) const;
    Bodies operator()(const FindingSet &e) const;
    Bodies operator()(const AttachmentAdded &e) const;
    Bodies operator()(const AttachmentRemoved &e) const;
    Bodies operator()(const Tagged &e) const
    {
        return m.tags.contains(e.tag) == e.on ? Bodies{} : Bodies{Tagged{e.tag, !e.on}};
    }
    Bodies operator()(const Declared &) const { return {}; }
    Bodies operator()(const ChecklistApplied &) const { return {}; }
    Bodies operator()(const ItemAdded &) const { return {}; }
    Bodies operator()(const Imported &) const { return {}; }
    Bodies operator()(const Redacted &) const { return {}; }
    Bodies operator()(const Unknown &) const { return {}; }
    Bodies operator()(const Erased &) const { return {}; }

private:
    Bodies addition(const EntryId &entry) const
    {
        return m.timeline.contains(entry) ? Bodies{} : Bodies{EntryRetracted{entry, u"undone"_s}};
    }
    Bodies phase(Phase entered) const;
    Bodies role(const QString &name) const;
    Bodies share(const QString &role, const QString &person) const;
    Instant lastGivenUp(const QString &role, const std::optional<QString> &person) const;
    static RoleGiven shareOf(const RoleHolder &holder);
    Bodies draft(const DraftId &id) const;
    Bodies item(const QString &id) const;
    Bodies stated(MilestoneName name) const;
    EntryId placeOf(const Entry &entry) const;
    const ActionItem *action(const ActionId &id) const
    {
        const auto it = std::ranges::find(m.actions, id, &ActionItem::id);
        return it == m.actions.end() ? nullptr : &*it;
    }

    const Incident &m;
};

/// A milestone as it is now; a line of its own that the change strikes stands again.
Back::Bodies Back::stated(MilestoneName name) const
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
Back::Bodies Back::phase(Phase entered) const
{
    if (entered == m.phase)
        return {};
    Bodies back{PhaseSet{.phase = m.phase}};
    const bool resolved = m.milestone(MilestoneName::Resolved).has_value();
    if (resolved ? isOver(m.phase) != isOver(entered) : isOver(m.phase))
        back += stated(MilestoneName::Resolved);
    return back;
}

Back::Bodies Back::operator()(const SeveritySet &) const
{
    SeveritySet back{.severity = m.severity};
    if (!m.severityChanges.isEmpty()) {
        back.at = m.severityChanges.last().at;
        back.reason = m.severityChanges.last().reason;
        back.by = m.severityChanges.last().by;
    }
    return {back};
}

RoleGiven Back::shareOf(const RoleHolder &holder)
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
Instant Back::lastGivenUp(const QString &role, const std::optional<QString> &person) const
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
Back::Bodies Back::role(const QString &name) const
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
Back::Bodies Back::share(const QString &role, const QString &person) const
{
    const QString wanted = role.trimmed();
    const auto it = std::ranges::find_if(m.roles, [&](const RoleHolder &holder) {
        return holder.role == wanted && holder.person == person;
    });
    if (it != m.roles.end())
        return {shareOf(*it)};
    return {RoleTaken{.role = wanted, .person = person, .at = lastGivenUp(wanted, person)}};
}

Back::Bodies Back::operator()(const ResponderLeft &e) const
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

/// What an entry without an instant stands behind: the row above it where that is of its block.
/// The entry itself where it stands before all.
EntryId Back::placeOf(const Entry &entry) const
{
    if (!entry.after)
        return entry.id;
    const int row = m.timeline.rowOf(entry.id);
    return row > 0 ? m.timeline.head(row - 1).id : *entry.after;
}

Back::Bodies Back::operator()(const EntryRevised &e) const
{
    const auto entry = m.timeline.find(e.entry);
    if (!entry)
        return {};
    EntryRevised back{.entry = e.entry};
    if (e.text)
        back.text = entry->text;
    if (e.at) {
        back.at = entry->at;
        if (!entry->at.at)
            back.after = placeOf(*entry);
    }
    if (e.kind)
        back.kind = entry->kind;
    if (e.audience)
        back.audience = entry->audience;
    if (e.hypothesis || e.kind)
        back.hypothesis = entry->hypothesis;
    if (e.pinned)
        back.pinned = entry->pinned;
    if (e.assignee)
        back.assignee = entry->assignee;
    return {back};
}

Back::Bodies Back::operator()(const EntryRetracted &e) const
{
    const auto entry = m.timeline.find(e.entry);
    if (!entry)
        return {};
    if (entry->struck)
        return {EntryRetracted{e.entry, entry->struckReason}};
    Bodies back{EntryRestored{e.entry}};
    for (int i = 0; i < milestoneCount; ++i) { // one name comes back with it, the others do not
        const auto name = static_cast<MilestoneName>(i);
        const auto &milestone = m.milestone(name);
        if (milestone && milestone->entry == e.entry && entry->milestone != name)
            back += stated(name);
    }
    if (back.size() > 1 && entry->milestone && m.milestone(*entry->milestone))
        back += stated(*entry->milestone); // the last one said is the one it shows
    return back;
}

Back::Bodies Back::operator()(const EntryRestored &e) const
{
    const auto entry = m.timeline.find(e.entry);
    return entry && entry->struck ? Bodies{EntryRetracted{e.entry, entry->struckReason}} : Bodies{};
}

Back::Bodies Back::operator()(const MilestoneSet &e) const
{
    Bodies back = stated(e.milestone);
    const auto told = m.timeline.find(e.entry);
    const auto shown = told ? told->milestone : std::nullopt;
    if (shown && shown != e.milestone && m.milestone(*shown)
        && m.milestone(*shown)->entry == e.entry)
        back += stated(*shown);
    return back;
}

Back::Bodies Back::operator()(const ItemRevised &e) const
{
    const ChecklistItem *item = m.item(e.item);
    if (!item)
        return {};
    ItemRevised back{.item = e.item};
    if (e.text)
        back.text = item->spec.text;
    if (e.role)
        back.role = item->spec.role;
    if (e.note)
        back.note = item->note;
    if (e.dueMinutes)
        back.dueMinutes = item->spec.dueMinutes.value_or(-1);
    if (e.everyMinutes)
        back.everyMinutes = item->spec.everyMinutes.value_or(0);
    if (e.assignee)
        back.assignee = item->assignee;
    if (e.entry || e.unlinked) {
        back.entry = item->entry;
        back.unlinked = !item->entry;
    }
    return {back};
}

/// An item's ticks are done again, each with its time and name.
Back::Bodies Back::item(const QString &id) const
{
    const ChecklistItem *item = m.item(id);
    if (!item)
        return {};
    Bodies back{ItemUnchecked{id}};
    for (const ItemTick &tick : item->ticks)
        back.append(ItemChecked{.item = id, .at = tick.at, .by = tick.by});
    if (item->state == ItemState::Skipped || item->state == ItemState::NotApplicable)
        back.append(ItemSkipped{
            .item = id,
            .reason = item->reason,
            .notApplicable = item->state == ItemState::NotApplicable,
            .at = item->doneAt,
            .by = item->doneBy});
    return back;
}

/// A draft as it is now, its approval with it.
Back::Bodies Back::draft(const DraftId &id) const
{
    const UpdateDraft *draft = m.draft(id);
    if (!draft)
        return {UpdateWithdrawn{.draft = id, .reason = {}}};
    Bodies back{UpdateDrafted{
        .draft = id,
        .audience = draft->audience,
        .phase = draft->phase,
        .text = draft->text,
        .at = draft->at,
        .nextUpdate = draft->nextUpdate}};
    if (draft->approvedAt)
        back.append(UpdateApproved{.draft = id, .by = draft->approvedBy, .at = draft->approvedAt});
    return back;
}

Back::Bodies Back::operator()(const AssignmentAcknowledged &e) const
{
    const Assignment *there = m.assignment(e.assignment);
    if (!there)
        return {};
    return {AssignmentAcknowledged{
        .assignment = e.assignment,
        .on = there->acknowledgedAt.has_value(),
        .at = there->acknowledgedAt}};
}

Back::Bodies Back::operator()(const AssignmentExtended &e) const
{
    const Assignment *there = m.assignment(e.assignment);
    if (!there)
        return {};
    return {AssignmentExtended{.assignment = e.assignment, .until = there->until}};
}

Back::Bodies Back::operator()(const AssignmentEnded &e) const
{
    const Assignment *there = m.assignment(e.assignment);
    if (!there)
        return {};
    return {AssignmentEnded{
        .assignment = e.assignment,
        .state = there->state,
        .reason = there->reason,
        .at = there->endedAt}};
}

Back::Bodies Back::operator()(const FigureSet &e) const
{
    const auto it = std::ranges::find(m.figures, e.what.simplified(), &AffectedFigure::what);
    if (it == m.figures.end())
        return {FigureSet{.what = e.what}};
    return {
        FigureSet{.what = it->what, .figure = it->figure, .unit = it->unit, .source = it->source}};
}

Back::Bodies Back::operator()(const LinkSet &e) const
{
    const auto it = std::ranges::find(m.links, e.url.trimmed(), &Link::url);
    if (it == m.links.end())
        return {LinkSet{.url = e.url, .on = false}};
    return {LinkSet{.url = it->url, .title = it->title}};
}

Back::Bodies Back::operator()(const UpdatePublished &e) const
{
    Bodies back = addition(e.entry);
    const auto entered = fromWord<Phase>(e.phase);
    if (!back.isEmpty() && entered)
        back += phase(*entered);
    if (!back.isEmpty() && e.draft && m.draft(*e.draft))
        back += draft(*e.draft);
    return back;
}

Back::Bodies Back::operator()(const ComponentImpactSet &e) const
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

Back::Bodies Back::operator()(const ActionRevised &e) const
{
    const ActionItem *there = action(e.action);
    if (!there)
        return {};
    ActionRevised back{.action = e.action};
    if (e.text)
        back.text = there->text;
    if (e.actionClass)
        back.actionClass = there->actionClass;
    if (e.owner)
        back.owner = there->owner;
    if (e.due)
        back.due = there->due;
    if (e.priority)
        back.priority = there->priority;
    if (e.link)
        back.link = there->link;
    return {back};
}

Back::Bodies Back::operator()(const SectionRevised &e) const
{
    const auto &sections = m.postmortem.sections;
    const auto it = std::ranges::find(sections, e.section, &Section::key);
    if (it == sections.end())
        return e.gone ? Bodies{} : Bodies{SectionRevised{.section = e.section, .gone = true}};
    SectionRevised back{.section = e.section, .title = it->title, .text = it->text};
    if (e.live || e.gone)
        back.live = it->live;
    if (e.position || e.gone)
        back.position = static_cast<int>(it - sections.begin());
    return {back};
}

Back::Bodies Back::operator()(const PostmortemSet &e) const
{
    PostmortemSet back;
    if (e.templateName)
        back.templateName = m.postmortem.templateName;
    if (e.state) {
        back.state = m.postmortem.state;
        back.quiet = m.postmortem.reviews.isEmpty();
        if (!back.quiet) {
            back.by = m.postmortem.reviews.last().by;
            back.at = m.postmortem.reviews.last().at;
        }
    }
    if (e.publishedAt || e.unpublished) {
        back.publishedAt = m.postmortem.publishedAt;
        back.unpublished = !back.publishedAt;
    }
    if (e.begun)
        back.begun = m.postmortem.begun;
    return {back};
}

Back::Bodies Back::operator()(const SectionCommented &e) const
{
    const auto &comments = m.postmortem.comments;
    const auto it = std::ranges::find(comments, e.comment, &SectionComment::id);
    if (it == comments.end())
        return e.gone ? Bodies{} : Bodies{SectionCommented{.comment = e.comment, .gone = true}};
    Bodies back;
    if (e.text || e.gone)
        back.append(SectionCommented{
            .comment = it->id,
            .section = it->section,
            .text = it->text,
            .by = it->author,
            .at = it->at});
    if (e.resolved || (e.gone && it->resolvedAt))
        back.append(SectionCommented{
            .comment = it->id,
            .section = it->section,
            .resolved = it->resolvedAt.has_value(),
            .by = it->resolvedBy,
            .at = it->resolvedAt});
    return back;
}

Back::Bodies Back::operator()(const FindingSet &e) const
{
    const Finding *there = m.finding(e.finding);
    if (!there)
        return e.gone ? Bodies{} : Bodies{FindingSet{.finding = e.finding, .gone = true}};
    return {FindingSet{
        .finding = there->id,
        .kind = there->kind,
        .text = there->text,
        .parent = there->parent,
        .top = !there->parent,
        .entries = there->entries,
        .audience = there->audience,
        .by = there->author,
        .at = there->at}};
}

Back::Bodies Back::operator()(const AttachmentAdded &e) const
{
    const auto entry = m.timeline.find(e.entry);
    if (!entry || std::ranges::contains(entry->attachments, e.sha256, &Attachment::sha256))
        return {};
    return {AttachmentRemoved{.entry = *e.entry, .sha256 = e.sha256}};
}

Back::Bodies Back::operator()(const AttachmentRemoved &e) const
{
    Bodies back;
    if (const auto entry = m.timeline.find(e.entry)) {
        for (const Attachment &attachment : entry->attachments) {
            if (attachment.sha256 == e.sha256)
                back.append(AttachmentAdded{
                    .entry = e.entry,
                    .sha256 = attachment.sha256,
                    .name = attachment.name,
                    .mediaType = attachment.mediaType,
                    .size = attachment.size});
        }
    }
    return back;
}

} // namespace

QList<EventBody> compensation(const Incident &before, const EventBody &body)
{
    return std::visit(Back(before), body);
}

} // namespace Bridgelog
