// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/incidentrebuilder.h"
#include "exchange/reportsections.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

// What people are busy with: roles, checklist, assignments, drafts, and where it all stands.

static constexpr int mostMinutes = 60 * 24 * 366;

void IncidentRebuilder::readSituation(JsonReader &reader)
{
    reader.objects(u"severity_changes"_s, [this](JsonReader &r) {
        add(SeveritySet{
            .severity = r.number(u"severity"_s, 1, 5),
            .reason = r.text(u"reason"_s),
            .at = momentOf(r),
            .quiet = true,
            .by = r.text(u"by"_s)});
    });
    if (const QString summary = reader.text(u"summary"_s); !summary.isEmpty())
        add(SummarySet{.text = summary, .quiet = true});
    reader.objects(u"figures"_s, [this](JsonReader &r) {
        add(FigureSet{
            .what = r.text(u"what"_s),
            .figure = r.text(u"figure"_s),
            .unit = r.text(u"unit"_s),
            .source = r.text(u"source"_s),
            .quiet = true});
    });
    reader.objects(u"links"_s, [this](JsonReader &r) {
        add(LinkSet{.url = r.text(u"url"_s), .title = r.text(u"title"_s), .quiet = true});
    });
}

void IncidentRebuilder::readComponent(JsonReader &reader)
{
    const QString name = reader.text(u"name"_s);
    const auto impact = reader.word<Impact>(u"impact"_s);
    if (!reader.has(u"changes"_s))
        add(ComponentImpactSet{.component = name, .impact = impact, .quiet = true});
    reader.objects(u"changes"_s, [&](JsonReader &r) {
        add(ComponentImpactSet{
            .component = name,
            .impact = r.word<Impact>(u"impact"_s),
            .quiet = true,
            .at = momentOf(r)});
    });
}

void IncidentRebuilder::readRole(JsonReader &reader)
{
    const QString role = reader.text(u"role"_s);
    add(RoleGiven{
        .role = role,
        .person = reader.text(u"person"_s),
        .since = reader.instant(u"since"_s),
        .also = m_roles.contains(role),
        .from = reader.text(u"from"_s),
        .acceptedAt = reader.instant(u"accepted_at"_s)});
    m_roles.insert(role);
}

void IncidentRebuilder::readFormerRole(JsonReader &reader)
{
    add(RoleTaken{
        .role = reader.text(u"role"_s),
        .person = reader.text(u"person"_s),
        .at = reader.instant(u"until"_s),
        .since = reader.instant(u"since"_s),
        .from = reader.text(u"from"_s),
        .acceptedAt = reader.instant(u"accepted_at"_s)});
}

void IncidentRebuilder::readAssignment(JsonReader &reader)
{
    reader.skip(u"id"_s);
    const AssignmentId assignment = AssignmentId::make();
    const Moment at = momentOf(reader);
    const auto minutes = reader.number(u"minutes"_s, 0, mostMinutes);
    const EntryId entry = m_entryOf.value(reader.text(u"entry"_s));
    add(AssignmentGiven{
        .assignment = assignment,
        .person = reader.text(u"person"_s),
        .task = reader.text(u"task"_s),
        .minutes = minutes,
        .at = at,
        .entry = entry.isNull() ? std::nullopt : std::optional(entry),
        .quiet = true});
    add(AssignmentExtended{
        .assignment = assignment, .until = reader.instant(u"due"_s), .quiet = true});
    if (const auto acknowledged = reader.instant(u"acknowledged_at"_s))
        add(AssignmentAcknowledged{.assignment = assignment, .at = acknowledged});
    const auto state = reader.word<ActionState>(u"state"_s).value_or(ActionState::Open);
    const auto ended = reader.instant(u"ended_at"_s);
    const QString reason = reader.text(u"reason"_s);
    if (state != ActionState::Open)
        add(AssignmentEnded{
            .assignment = assignment, .state = state, .reason = reason, .at = ended});
}

void IncidentRebuilder::readDraft(JsonReader &reader)
{
    reader.skip(u"id"_s);
    const DraftId draft = DraftId::make();
    const bool timed = reader.has(u"precision"_s);
    const Moment at = momentOf(reader);
    add(UpdateDrafted{
        .draft = draft,
        .audience = reader.word<Audience>(u"audience"_s).value_or(Audience::Internal),
        .phase = reader.text(u"phase"_s),
        .text = reader.text(u"text"_s),
        .at = timed ? std::optional(at) : std::nullopt,
        .nextUpdate = reader.instant(u"next_update"_s)});
    const auto approved = reader.instant(u"approved_at"_s);
    const QString by = reader.text(u"approved_by"_s);
    if (approved)
        add(UpdateApproved{.draft = draft, .by = by, .at = approved});
}

void IncidentRebuilder::readChecklistItem(JsonReader &reader)
{
    ChecklistItemSpec spec{
        .item = reader.text(u"item"_s),
        .role = reader.text(u"role"_s),
        .text = reader.text(u"text"_s),
        .dueMinutes = reader.number(u"due_minutes"_s, 0, mostMinutes),
        .everyMinutes = reader.number(u"every_minutes"_s, 0, mostMinutes),
        .dueFrom = reader.word<DueFrom>(u"due_from"_s).value_or(DueFrom::Applied),
        .dueAfter = reader.text(u"due_after"_s),
        .note = reader.text(u"advice"_s)};
    if (spec.item.isEmpty())
        spec.item = sectionKey(spec.text);
    const QString checklist = reader.text(u"checklist"_s);
    const auto due = reader.instant(u"due"_s);
    const auto doneAt = reader.instant(u"done_at"_s);
    const QString by = reader.text(u"done_by"_s);
    const QString reason = reader.text(u"reason"_s);
    const QString note = reader.text(u"note"_s);
    const auto state = reader.word<ItemState>(u"state"_s).value_or(ItemState::Open);
    // An open item's term tells when its checklist was applied.
    const auto term = spec.dueMinutes ? spec.dueMinutes : spec.everyMinutes;
    std::optional<Instant> appliedAt;
    if (due && term && !doneAt && spec.dueFrom == DueFrom::Applied)
        appliedAt = Instant{due->us - *term * Instant::minute};
    add(ChecklistApplied{.checklist = checklist, .items = {spec}, .at = appliedAt});
    readTicks(reader, spec.item, state, doneAt, by);
    if (state == ItemState::Skipped || state == ItemState::NotApplicable)
        add(ItemSkipped{
            .item = spec.item,
            .reason = reason,
            .notApplicable = state == ItemState::NotApplicable,
            .at = doneAt,
            .by = by});
    const QString assignee = reader.text(u"assignee"_s);
    const EntryId entry = m_entryOf.value(reader.text(u"entry"_s));
    if (!note.isEmpty() || !assignee.isEmpty() || !entry.isNull())
        add(ItemRevised{
            .item = spec.item,
            .note = note.isEmpty() ? std::nullopt : std::optional(note),
            .assignee = assignee.isEmpty() ? std::nullopt : std::optional(assignee),
            .entry = entry.isNull() ? std::nullopt : std::optional(entry)});
}

void IncidentRebuilder::readTicks(
    JsonReader &reader, const QString &item, ItemState state, const std::optional<Instant> &doneAt,
    const QString &by)
{
    const bool several = reader.has(u"ticks"_s);
    reader.objects(u"ticks"_s, [&](JsonReader &r) {
        add(ItemChecked{.item = item, .at = r.instant(u"at"_s), .by = r.text(u"by"_s)});
    });
    const bool ticked = state == ItemState::Done || (state == ItemState::Open && doneAt);
    if (ticked && !several)
        add(ItemChecked{.item = item, .at = doneAt, .by = by});
}

} // namespace Bridgelog
