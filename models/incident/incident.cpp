// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/incident.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

QString Incident::holderOf(const QString &role) const
{
    const auto it = std::ranges::find(roles, role, &RoleHolder::role);
    return it == roles.end() ? QString() : it->person;
}

const ChecklistItem *Incident::item(const QString &key) const
{
    const auto it =
        std::ranges::find(checklist, key, [](const ChecklistItem &i) { return i.spec.item; });
    return it == checklist.end() ? nullptr : &*it;
}

std::optional<Instant> ChecklistItem::due() const
{
    const auto behind = [](Instant from, int minutes) {
        return Instant{from.us + minutes * Instant::minute};
    };
    if (state == ItemState::Skipped || state == ItemState::NotApplicable)
        return {};
    if (ticks > 0 || state == ItemState::Done)
        return spec.everyMinutes && doneAt ? std::optional(behind(*doneAt, *spec.everyMinutes))
                                           : std::nullopt;
    const auto minutes = spec.dueMinutes ? spec.dueMinutes : spec.everyMinutes;
    return minutes ? std::optional(behind(appliedAt, *minutes)) : std::nullopt;
}

namespace {

/// Folds one event; each overload is one kind's line.
class Fold {
public:
    Fold(Incident &incident, const Event &event, Changes &changes)
        : m(incident)
        , m_event(event)
        , m_changes(changes)
    {
    }

    void operator()(const Declared &e);
    void operator()(const Retitled &e)
    {
        if (e.title.trimmed().isEmpty() || e.title == m.title)
            return;
        m.title = e.title;
        m_changes.parts |= Part::Header;
        tell(EntryKind::Incident, u"Retitled: %1"_s.arg(e.title));
    }
    void operator()(const SeveritySet &e)
    {
        m.severity = validSeverity(e.severity);
        m_changes.parts |= Part::Header;
        const QString text =
            m.severity ? u"Severity set to SEV %1"_s.arg(*m.severity) : u"Severity taken back"_s;
        tell(EntryKind::Severity, withReason(text, e.reason));
    }
    void operator()(const PhaseSet &e);
    void operator()(const ZoneSet &e)
    {
        if (e.zone.isEmpty())
            return;
        m.zone = e.zone;
        m_changes.parts |= Part::Header;
    }
    void operator()(const RoleGiven &e);
    void operator()(const ResponderJoined &e) { join(e.person); }
    void operator()(const EntryAdded &e);
    void operator()(const EntryRevised &e);
    void operator()(const EntryRetracted &e);
    void operator()(const EntryRestored &e);
    void operator()(const MilestoneSet &e);
    void operator()(const ChecklistApplied &e)
    {
        for (const ChecklistItemSpec &spec : e.items)
            addItem(spec, e.checklist, e.at);
    }
    void operator()(const ItemAdded &e) { addItem(e.spec, {}, {}); }
    void operator()(const ItemRevised &e);
    void operator()(const ItemChecked &e);
    void operator()(const ItemUnchecked &e);
    void operator()(const ItemSkipped &e);
    void operator()(const UpdatePublished &e);
    void operator()(const ComponentImpactSet &e);
    void operator()(const ActionAdded &e);
    void operator()(const ActionRevised &e);
    void operator()(const ActionClosed &e);
    void operator()(const SectionRevised &e);
    void operator()(const PostmortemSet &e);
    void operator()(const AttachmentAdded &e);
    void operator()(const Tagged &e);
    void operator()(const Imported &e)
    {
        m.importKeys.append(e.key);
        m.inferred.append(e.inferred);
        m.warnings.append(e.warnings);
        m_changes.parts |= Part::Notes;
    }
    void operator()(const HandedOff &e);
    void operator()(const Closed &e)
    {
        enter(Phase::Closed, Moment::exactly(m_event.recordedAt), {});
        tell(EntryKind::Incident, withReason(u"Incident closed"_s, e.reason));
    }
    void operator()(const Reopened &e)
    {
        enter(Phase::Investigating, Moment::exactly(m_event.recordedAt), {});
        tell(EntryKind::Incident, withReason(u"Incident reopened"_s, e.reason));
    }
    void operator()(const Redacted &e)
    {
        tell(EntryKind::Incident, withReason(u"A text was removed for good"_s, e.reason));
    }
    void operator()(const Unknown &)
    {
        ++m.unknownEvents;
        m_changes.parts |= Part::Notes;
    }
    void operator()(const Erased &) {}

private:
    static std::optional<int> validSeverity(std::optional<int> severity)
    {
        return severity && *severity >= 1 && *severity <= 5 ? severity : std::nullopt;
    }
    static QString withReason(const QString &text, const QString &reason)
    {
        return reason.isEmpty() ? text : u"%1: %2"_s.arg(text, reason);
    }
    QString author(const QString &given) const { return given.isEmpty() ? m_event.author : given; }

    /// The line that the timeline has of what is not an entry itself. Its id is the event's.
    Entry line(EntryKind kind, const QString &text, const Moment &at) const
    {
        return {
            .id = EntryId(m_event.id.uuid()),
            .kind = kind,
            .at = at,
            .recordedAt = m_event.recordedAt,
            .text = text,
            .author = m_event.author};
    }
    void insert(Entry entry)
    {
        if (!entry.id.isNull() && !m.timeline.find(entry.id))
            m_changes.timeline.append(m.timeline.insert(std::move(entry)));
    }
    void tell(EntryKind kind, const QString &text)
    {
        insert(line(kind, text, Moment::exactly(m_event.recordedAt)));
    }
    template <typename F>
    void changeEntry(const EntryId &id, F edit)
    {
        if (const auto change = m.timeline.change(id, edit))
            m_changes.timeline.append(*change);
    }

    void enter(Phase phase, const Moment &at, const std::optional<EntryId> &entry);
    std::optional<Milestone> &milestone(MilestoneName name)
    {
        return m.milestones[static_cast<size_t>(name)];
    }
    void setMilestone(MilestoneName name, std::optional<Milestone> value);
    void join(const QString &person);
    void addItem(
        const ChecklistItemSpec &spec, const QString &checklist, std::optional<Instant> appliedAt);
    template <typename F>
    void changeItem(const QString &id, F edit)
    {
        const auto it =
            std::ranges::find(m.checklist, id, [](const ChecklistItem &i) { return i.spec.item; });
        if (it == m.checklist.end())
            return;
        edit(*it);
        m_changes.parts |= Part::Checklist;
    }
    template <typename F>
    void changeAction(const ActionId &id, F edit)
    {
        const auto it = std::ranges::find(m.actions, id, &ActionItem::id);
        if (it == m.actions.end())
            return;
        edit(*it);
        m_changes.parts |= Part::Actions;
    }

    Incident &m;
    const Event &m_event;
    Changes &m_changes;
};

void Fold::operator()(const Declared &e)
{
    m.title = e.title;
    m.severity = validSeverity(e.severity);
    if (!e.zone.isEmpty())
        m.zone = e.zone;
    m.kind = e.kind;
    m.organisation = e.organisation;
    m.url = e.url;
    m_changes.parts |= Part::Header;
    if (!e.at)
        return;
    const QString text =
        m.severity ? u"Incident declared, SEV %1"_s.arg(*m.severity) : u"Incident declared"_s;
    Entry entry = line(EntryKind::Milestone, text, *e.at);
    const EntryId id = entry.id;
    insert(std::move(entry));
    setMilestone(MilestoneName::Declared, Milestone{.moment = *e.at, .entry = id});
}

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

void Fold::setMilestone(MilestoneName name, std::optional<Milestone> value)
{
    auto &slot = milestone(name);
    const auto label = [&](const EntryId &id, bool on, Source source) {
        changeEntry(id, [&](Entry &entry) {
            if (on) {
                entry.milestone = name;
                entry.milestoneSource = source;
            } else if (entry.milestone == name) {
                entry.milestone.reset();
                if (entry.kind == EntryKind::Milestone) {
                    entry.struck = true;
                    entry.struckReason = u"stated otherwise later"_s;
                }
            }
        });
    };
    if (slot && slot->entry && (!value || value->entry != slot->entry))
        label(*slot->entry, false, Source::Recorded);
    slot = std::move(value);
    if (slot && slot->entry)
        label(*slot->entry, true, slot->source);
    m_changes.parts |= Part::Milestones;
}

void Fold::operator()(const MilestoneSet &e)
{
    if (!e.at) {
        setMilestone(e.milestone, {});
        return;
    }
    Milestone value{.moment = *e.at, .source = e.source};
    const Entry *told = e.entry ? m.timeline.find(*e.entry) : nullptr;
    if (told && told->at == *e.at) {
        value.entry = e.entry;
    } else if (const auto &old = milestone(e.milestone);
               old && old->entry && m.timeline.find(*old->entry)->kind == EntryKind::Milestone) {
        value.entry = old->entry; // its own line moves along
        if (const auto change = m.timeline.move(*old->entry, *e.at, {}))
            m_changes.timeline.append(*change);
        changeEntry(*old->entry, [](Entry &entry) { ++entry.revisions; });
    } else {
        Entry entry = line(EntryKind::Milestone, spoken(e.milestone), *e.at);
        value.entry = entry.id;
        insert(std::move(entry));
    }
    setMilestone(e.milestone, value);
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
    if (!e.since)
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

void Fold::operator()(const EntryAdded &e)
{
    insert(
        {.id = e.entry,
         .kind = e.kind,
         .at = e.at,
         .after = e.after,
         .recordedAt = e.recordedAt.value_or(m_event.recordedAt),
         .text = e.text,
         .author = author(e.author),
         .phase = e.phase,
         .source = e.source,
         .audience = e.audience,
         .hypothesis = e.kind == EntryKind::Hypothesis
             ? std::optional(e.hypothesis.value_or(HypothesisState::Open))
             : std::nullopt});
}

void Fold::operator()(const EntryRevised &e)
{
    if (!m.timeline.find(e.entry))
        return;
    changeEntry(e.entry, [&](Entry &entry) {
        if (e.text)
            entry.text = *e.text;
        if (e.kind)
            entry.kind = *e.kind;
        if (e.audience)
            entry.audience = *e.audience;
        if (e.pinned)
            entry.pinned = *e.pinned;
        if (entry.kind != EntryKind::Hypothesis)
            entry.hypothesis.reset();
        else if (e.hypothesis || !entry.hypothesis)
            entry.hypothesis = e.hypothesis.value_or(HypothesisState::Open);
        if (e.text || e.at || e.kind || e.audience || e.hypothesis) // a pin is no edit
            ++entry.revisions;
    });
    if (!e.at)
        return;
    if (const auto change = m.timeline.move(e.entry, *e.at, e.after))
        m_changes.timeline.append(*change);
    for (auto &slot : m.milestones) {
        if (slot && slot->entry == e.entry) {
            slot->moment = *e.at;
            m_changes.parts |= Part::Milestones;
        }
    }
}

void Fold::operator()(const EntryRetracted &e)
{
    if (!m.timeline.find(e.entry))
        return;
    changeEntry(e.entry, [&](Entry &struck) {
        struck.struck = true;
        struck.struckReason = e.reason;
    });
    for (auto &slot : m.milestones) {
        if (slot && slot->entry == e.entry) { // the entry keeps the name, for a restore
            slot.reset();
            m_changes.parts |= Part::Milestones;
        }
    }
}

void Fold::operator()(const EntryRestored &e)
{
    const Entry *entry = m.timeline.find(e.entry);
    if (!entry || !entry->struck)
        return;
    changeEntry(e.entry, [](Entry &struck) {
        struck.struck = false;
        struck.struckReason.clear();
    });
    if (entry->milestone && !milestone(*entry->milestone)) {
        setMilestone(
            *entry->milestone,
            Milestone{.moment = entry->at, .source = entry->milestoneSource, .entry = entry->id});
    }
}

void Fold::addItem(
    const ChecklistItemSpec &spec, const QString &checklist, std::optional<Instant> appliedAt)
{
    if (spec.item.isEmpty() || m.item(spec.item))
        return;
    m.checklist.append(
        {.spec = spec,
         .checklist = checklist,
         .appliedAt = appliedAt.value_or(m_event.recordedAt)});
    m_changes.parts |= Part::Checklist;
}

void Fold::operator()(const ItemRevised &e)
{
    changeItem(e.item, [&](ChecklistItem &item) {
        if (e.text)
            item.spec.text = *e.text;
        if (e.role)
            item.spec.role = *e.role;
        if (e.note)
            item.note = *e.note;
        if (e.dueMinutes)
            item.spec.dueMinutes = e.dueMinutes;
    });
}

void Fold::operator()(const ItemChecked &e)
{
    changeItem(e.item, [&](ChecklistItem &item) {
        item.doneAt = e.at.value_or(m_event.recordedAt);
        item.doneBy = author(e.by);
        item.reason.clear();
        ++item.ticks;
        item.state = item.spec.everyMinutes ? ItemState::Open : ItemState::Done;
        if (!e.at)
            tell(EntryKind::Checklist, u"Done: %1"_s.arg(item.spec.text));
    });
}

void Fold::operator()(const ItemUnchecked &e)
{
    changeItem(e.item, [&](ChecklistItem &item) {
        if (item.state == ItemState::Open && item.ticks == 0)
            return;
        item.state = ItemState::Open;
        item.ticks = 0;
        item.doneAt.reset();
        item.doneBy.clear();
        item.reason.clear();
        tell(EntryKind::Checklist, u"Open again: %1"_s.arg(item.spec.text));
    });
}

void Fold::operator()(const ItemSkipped &e)
{
    changeItem(e.item, [&](ChecklistItem &item) {
        item.state = e.notApplicable ? ItemState::NotApplicable : ItemState::Skipped;
        item.doneAt = e.at.value_or(m_event.recordedAt);
        item.doneBy = author(e.by);
        item.reason = e.reason;
        const QString what = e.notApplicable ? u"Does not apply: %1"_s : u"Skipped: %1"_s;
        if (!e.at)
            tell(EntryKind::Checklist, withReason(what.arg(item.spec.text), e.reason));
    });
}

void Fold::operator()(const UpdatePublished &e)
{
    if (m.timeline.find(e.entry) || e.entry.isNull())
        return;
    insert(
        {.id = e.entry,
         .kind = EntryKind::Update,
         .at = e.at,
         .recordedAt = e.recordedAt.value_or(m_event.recordedAt),
         .publishedAt = e.publishedAt,
         .text = e.text,
         .author = author(e.author),
         .phase = e.phase,
         .source = e.source,
         .audience = e.audience});
    if (const auto phase = fromWord<Phase>(e.phase))
        enter(*phase, e.at, e.entry);
}

void Fold::operator()(const ComponentImpactSet &e)
{
    if (e.component.trimmed().isEmpty())
        return;
    const auto it = std::ranges::find(m.components, e.component, &Component::name);
    if (it == m.components.end())
        m.components.append({.name = e.component, .impact = e.impact});
    else if (e.impact)
        it->impact = e.impact;
    m_changes.parts |= Part::Components;
    if (e.impact && !e.quiet)
        tell(EntryKind::Component, u"%1: %2"_s.arg(e.component, spoken(*e.impact).toLower()));
}

void Fold::operator()(const ActionAdded &e)
{
    if (e.action.isNull() || std::ranges::contains(m.actions, e.action, &ActionItem::id))
        return;
    m.actions.append(
        {.id = e.action,
         .text = e.text,
         .actionClass = e.actionClass,
         .owner = e.owner,
         .due = e.due,
         .priority = e.priority,
         .link = e.link,
         .entry = e.entry});
    m_changes.parts |= Part::Actions;
}

void Fold::operator()(const ActionRevised &e)
{
    changeAction(e.action, [&](ActionItem &item) {
        if (e.text)
            item.text = *e.text;
        if (e.actionClass)
            item.actionClass = e.actionClass;
        if (e.owner)
            item.owner = *e.owner;
        if (e.due)
            item.due = *e.due;
        if (e.priority)
            item.priority = *e.priority;
        if (e.link)
            item.link = *e.link;
    });
}

void Fold::operator()(const ActionClosed &e)
{
    changeAction(e.action, [&](ActionItem &item) { item.state = e.state; });
}

void Fold::operator()(const SectionRevised &e)
{
    auto &sections = m.postmortem.sections;
    auto it = std::ranges::find(sections, e.section, &Section::key);
    if (it == sections.end()) {
        sections.append({.key = e.section});
        it = sections.end() - 1;
    }
    if (e.title)
        it->title = *e.title;
    if (e.text)
        it->text = *e.text;
    if (e.position)
        sections.move(
            it - sections.begin(), std::clamp<qsizetype>(*e.position, 0, sections.size() - 1));
    m_changes.parts |= Part::Postmortem;
}

void Fold::operator()(const PostmortemSet &e)
{
    if (e.templateName)
        m.postmortem.templateName = *e.templateName;
    if (e.state)
        m.postmortem.state = *e.state;
    if (e.publishedAt)
        m.postmortem.publishedAt = e.publishedAt;
    m_changes.parts |= Part::Postmortem;
}

void Fold::operator()(const AttachmentAdded &e)
{
    if (!e.entry)
        return;
    changeEntry(*e.entry, [&](Entry &entry) {
        const Attachment attachment{
            .sha256 = e.sha256, .name = e.name, .mediaType = e.mediaType, .size = e.size};
        if (!entry.attachments.contains(attachment))
            entry.attachments.append(attachment);
    });
}

void Fold::operator()(const Tagged &e)
{
    if (e.tag.trimmed().isEmpty())
        return;
    m.tags.removeAll(e.tag);
    if (e.on)
        m.tags.append(e.tag);
    m_changes.parts |= Part::Header;
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

} // namespace

Changes applyTo(Incident &incident, const Event &event)
{
    Changes changes;
    if (incident.events == 0) {
        incident.id = event.incident;
        incident.firstRecorded = event.recordedAt;
    }
    ++incident.events;
    incident.lastRecorded = std::max(incident.lastRecorded, event.recordedAt);
    std::visit(Fold(incident, event, changes), event.body);
    return changes;
}

} // namespace Bridgelog
