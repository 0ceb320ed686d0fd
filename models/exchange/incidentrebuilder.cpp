// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/incidentrebuilder.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

Moment IncidentRebuilder::momentOf(JsonReader &reader)
{
    return {
        .at = reader.instant(u"at"_s),
        .until = reader.instant(u"until"_s),
        .precision = reader.word<Precision>(u"precision"_s).value_or(Precision::Unknown),
        .words = reader.text(u"at_text"_s)};
}

void IncidentRebuilder::rebuild()
{
    m_document.skip(u"bridgelog"_s);
    m_document.skip(u"durations"_s); // derived, like `updates` and `between`
    m_document.skip(u"updates"_s);
    m_document.skip(u"definitions"_s);
    m_document.skip(u"flags"_s);
    if (!m_document.has(u"incident"_s))
        m_document.fail(u"incident"_s, u"is missing"_s);
    m_document.object(u"incident"_s, [this](JsonReader &r) { readIncident(r); });
    m_document.object(u"milestones"_s, [this](JsonReader &r) { readMilestones(r); });
    for (const QString &person : m_document.texts(u"responders"_s))
        add(ResponderJoined{.person = person});
    m_document.objects(u"timeline"_s, [this](JsonReader &r) { readEntry(r); });
    writePhaseAndMilestones();
    m_document.objects(u"roles"_s, [this](JsonReader &r) { readRole(r); });
    m_document.objects(u"former_roles"_s, [this](JsonReader &r) { readFormerRole(r); });
    m_document.objects(u"assignments"_s, [this](JsonReader &r) { readAssignment(r); });
    m_document.objects(u"drafts"_s, [this](JsonReader &r) { readDraft(r); });
    m_document.objects(u"checklist"_s, [this](JsonReader &r) { readChecklistItem(r); });
    m_document.objects(u"actions"_s, [this](JsonReader &r) { readAction(r); });
    m_document.object(u"postmortem"_s, [this](JsonReader &r) { readPostmortem(r); });
    m_document.objects(u"findings"_s, [this](JsonReader &r) { readFinding(r); });
    placeFindings();
    warnings = m_document.texts(u"warnings"_s);
    inferred = m_document.texts(u"inferred"_s);
    m_document.finish();
}

void IncidentRebuilder::readIncident(JsonReader &reader)
{
    id = reader.text(u"id"_s);
    title = reader.text(u"title"_s);
    m_phase = reader.word<Phase>(u"phase"_s).value_or(Phase::Triage);
    const auto severity = reader.number(u"severity"_s, 1, 5);
    add(Declared{
        .title = title,
        .severity = reader.has(u"severity_changes"_s) ? std::nullopt : severity,
        .zone = reader.text(u"zone"_s),
        .kind = reader.word<IncidentKind>(u"kind"_s).value_or(IncidentKind::Incident),
        .organisation = reader.text(u"organisation"_s),
        .url = reader.text(u"url"_s)});
    reader.objects(u"components"_s, [this](JsonReader &r) { readComponent(r); });
    readSituation(reader);
    for (const QString &tag : reader.texts(u"tags"_s))
        add(Tagged{.tag = tag});
}

void IncidentRebuilder::readMilestones(JsonReader &reader)
{
    for (int i = 0; i < milestoneCount; ++i)
        reader.object(word(static_cast<MilestoneName>(i)), [&](JsonReader &r) {
            m_milestones.at(static_cast<size_t>(i)) = StatedMilestone{
                .moment = momentOf(r),
                .source = r.word<Source>(u"source"_s).value_or(Source::Recorded),
                .entry = {}};
        });
}

void IncidentRebuilder::readEntry(JsonReader &reader)
{
    reader.skip(u"between"_s);
    const EntryId entry = EntryId::make();
    m_entryOf.insert(reader.text(u"id"_s), entry);
    const Moment at = momentOf(reader);
    const auto kind = reader.word<EntryKind>(u"kind"_s).value_or(EntryKind::Note);
    const auto published = reader.instant(u"published_at"_s);
    const auto audience = reader.word<Audience>(u"audience"_s).value_or(Audience::Internal);
    const QString phase = reader.text(u"phase"_s);
    const QString text = reader.text(u"text"_s);
    const QString author = reader.text(u"author"_s);
    const QString source = reader.text(u"source"_s);
    const auto recordedAt = reader.instant(u"recorded_at"_s);
    const QString assignee = reader.text(u"assignee"_s);
    const auto hypothesis = reader.word<HypothesisState>(u"hypothesis"_s);
    const auto nextUpdate = reader.instant(u"next_update"_s);
    const QString approvedBy = reader.text(u"approved_by"_s);
    if (kind == EntryKind::Update && at.at)
        add(UpdatePublished{
            .entry = entry,
            .at = at,
            .publishedAt = published,
            .phase = phase,
            .text = text,
            .audience = audience,
            .author = author,
            .source = source,
            .recordedAt = recordedAt,
            .nextUpdate = nextUpdate,
            .approvedBy = approvedBy});
    else
        add(EntryAdded{
            .entry = entry,
            .kind = kind,
            .at = at,
            .after = at.at ? std::nullopt : m_before,
            .text = text,
            .audience = audience,
            .hypothesis = hypothesis,
            .assignee = assignee,
            .author = author,
            .source = source,
            .phase = phase,
            .recordedAt = recordedAt});
    m_before = entry;
    readAttachments(reader, entry);
    if (reader.flag(u"pinned"_s))
        add(EntryRevised{.entry = entry, .pinned = true});
    const bool struck = reader.flag(u"struck"_s);
    const QString reason = reader.text(u"struck_reason"_s);
    const auto milestone = reader.word<MilestoneName>(u"milestone"_s);
    auto *stated = milestone ? &m_milestones.at(static_cast<size_t>(*milestone)) : nullptr;
    const bool tells =
        stated && !struck && *stated && !(*stated)->entry && (*stated)->moment.at == at.at;
    if (tells) {
        (*stated)->entry = entry;
        (*stated)->moment = at; // the entry's time and the milestone's are one
    }
    if (milestone && !tells) // struck, now or once: it keeps the name that it told
        add(MilestoneSet{.milestone = *milestone, .at = at, .entry = entry});
    const bool aside = struck || (milestone && !tells);
    if (aside)
        add(EntryRetracted{.entry = entry, .reason = reason});
    const TellingEntry telling{
        .entry = entry,
        .at = at,
        .kind = kind,
        .label = milestone,
        .struck = aside,
        .reason = reason};
    if (milestone && !tells && !struck)
        m_restored.append(telling);
    else if (milestone && struck)
        m_struck.insert(*milestone, telling);
    noteTelling(telling);
}

/// An entry shows one milestone's name, but may tell two: the other one finds it by its instant.
void IncidentRebuilder::noteTelling(const TellingEntry &entry)
{
    const auto &at = entry.at.at;
    if (at && entry.fitness() > m_telling.value(at->us).fitness())
        m_telling.insert(at->us, entry);
}

int IncidentRebuilder::TellingEntry::fitness() const
{
    if (entry.isNull())
        return 0;
    if (label)
        return struck ? 4 : 5;
    if (kind == EntryKind::Milestone)
        return struck ? 1 : 0;
    return struck ? 2 : 3;
}

bool IncidentRebuilder::linkBySharedEntry(MilestoneName name, const StatedMilestone &stated)
{
    const auto it = stated.moment.at ? m_telling.constFind(stated.moment.at->us) : m_telling.cend();
    if (it == m_telling.cend() || it->at.precision != stated.moment.precision
        || it->at.words != stated.moment.words)
        return false;
    add(MilestoneSet{.milestone = name, .at = it->at, .source = stated.source, .entry = it->entry});
    if (it->label && *it->label != name && it->struck) {
        add(MilestoneSet{.milestone = *it->label, .at = it->at, .entry = it->entry});
        add(EntryRetracted{.entry = it->entry, .reason = it->reason});
    }
    if (it->label)
        return true; // where its own milestone is set behind, that takes the name back
    const auto other = name == MilestoneName::ImpactStarted ? MilestoneName::Detected
                                                            : MilestoneName::ImpactStarted;
    add(MilestoneSet{.milestone = other, .at = it->at, .entry = it->entry});
    add(MilestoneSet{.milestone = other, .at = {}}); // it shows none
    return true;
}

void IncidentRebuilder::readAttachments(JsonReader &reader, const EntryId &entry)
{
    reader.objects(u"attachments"_s, [&](JsonReader &r) {
        add(AttachmentAdded{
            .entry = entry,
            .sha256 = r.text(u"sha256"_s),
            .name = r.text(u"name"_s),
            .mediaType = r.text(u"media_type"_s),
            .size = r.size(u"size"_s)});
    });
}

/// Behind all entries, so that no update's phase moves what the document states. The phase goes
/// first: entering and leaving Resolved sets and takes back that milestone.
void IncidentRebuilder::writePhaseAndMilestones()
{
    const auto &resolved = m_milestones.at(static_cast<size_t>(MilestoneName::Resolved));
    add(MilestoneSet{.milestone = MilestoneName::Resolved, .at = {}});
    QList<MilestoneName> linked;
    for (int i = 0; i < milestoneCount; ++i)
        if (const auto &stated = m_milestones.at(static_cast<size_t>(i)); stated && stated->entry)
            linked.append(static_cast<MilestoneName>(i));
    if (resolved && !resolved->entry && resolved->source == Source::Recorded)
        add(PhaseSet{.phase = Phase::Resolved, .at = resolved->moment, .quiet = true});
    add(PhaseSet{.phase = m_phase, .at = resolved ? resolved->moment : Moment(), .quiet = true});
    if (!resolved)
        add(MilestoneSet{.milestone = MilestoneName::Resolved, .at = {}});
    for (int i = 0; i < milestoneCount; ++i) {
        const auto name = static_cast<MilestoneName>(i);
        const auto &stated = m_milestones.at(static_cast<size_t>(i));
        if (!stated || stated->entry || linkBySharedEntry(name, *stated))
            continue;
        const bool byPhase = name == MilestoneName::Resolved && stated->source == Source::Recorded
            && isOver(m_phase);
        if (!byPhase)
            add(MilestoneSet{.milestone = name, .at = stated->moment, .source = stated->source});
    }
    for (const MilestoneName name : linked) {
        const auto &stated = *m_milestones.at(static_cast<size_t>(name));
        add(MilestoneSet{
            .milestone = name,
            .at = stated.moment,
            .source = stated.source,
            .entry = stated.entry});
    }
    for (const TellingEntry &restored : m_restored)
        restoreBeside(restored);
}

/// One that stands again while another one told its milestone keeps the name alone: where that
/// other one is struck, too, it tells it for as long.
void IncidentRebuilder::restoreBeside(const TellingEntry &restored)
{
    const auto name = *restored.label;
    const auto other = m_struck.constFind(name);
    const bool told = m_milestones.at(static_cast<size_t>(name)).has_value();
    const bool stands = told || other == m_struck.cend();
    if (!stands)
        add(MilestoneSet{.milestone = name, .at = other->at, .entry = other->entry});
    add(EntryRestored{.entry = restored.entry});
    if (!stands)
        add(EntryRetracted{.entry = other->entry, .reason = other->reason});
}

void IncidentRebuilder::readAction(JsonReader &reader)
{
    reader.skip(u"id"_s);
    const ActionId action = ActionId::make();
    add(ActionAdded{
        .action = action,
        .text = reader.text(u"text"_s),
        .actionClass = reader.word<ActionClass>(u"class"_s),
        .owner = reader.text(u"owner"_s),
        .due = reader.text(u"due"_s),
        .priority = reader.text(u"priority"_s),
        .link = reader.text(u"link"_s)});
    const auto state = reader.word<ActionState>(u"state"_s).value_or(ActionState::Open);
    if (state != ActionState::Open)
        add(ActionClosed{.action = action, .state = state});
}

} // namespace Bridgelog
