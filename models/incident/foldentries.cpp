// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/fold.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

void Fold::operator()(const Declared &e)
{
    m.title = e.title;
    m.severity = validSeverity(e.severity);
    m.severityChanges.clear();
    if (m.severity)
        m.severityChanges = {
            {.severity = m.severity,
             .at = e.at.value_or(Moment{}),
             .reason = {},
             .by = m_event.author}};
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
    insert(entry);
    setMilestone(MilestoneName::Declared, Milestone{.moment = *e.at, .entry = id});
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

/// Whether a milestone has a line that tells it and nothing else.
bool Fold::isOwnLine(const Milestone &told) const
{
    const auto entry = m.timeline.find(told.entry);
    const auto tells = [&](const auto &slot) { return slot && slot->entry == told.entry; };
    return entry && entry->kind == EntryKind::Milestone
        && std::ranges::count_if(m.milestones, tells) == 1;
}

void Fold::operator()(const MilestoneSet &e)
{
    if (!e.at) {
        setMilestone(e.milestone, {});
        return;
    }
    Milestone value{.moment = *e.at, .source = e.source};
    const auto told = m.timeline.find(e.entry);
    if (told && told->at == *e.at) {
        value.entry = e.entry;
    } else if (const auto &old = milestone(e.milestone); old && isOwnLine(*old)) {
        value.entry = old->entry; // it moves along
        if (const auto change = m.timeline.move(*old->entry, *e.at, {}))
            m_changes.timeline.append(*change);
        changeEntry(*old->entry, [](Entry &entry) { ++entry.revisions; });
    } else {
        Entry entry = line(EntryKind::Milestone, spoken(e.milestone), *e.at);
        value.entry = entry.id;
        insert(entry);
    }
    setMilestone(e.milestone, value);
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
         .assignee = e.assignee,
         .phase = e.phase,
         .source = e.source,
         .audience = e.audience,
         .hypothesis = e.kind == EntryKind::Hypothesis
             ? std::optional(e.hypothesis.value_or(HypothesisState::Open))
             : std::nullopt});
}

void Fold::operator()(const EntryRevised &e)
{
    if (!m.timeline.contains(e.entry))
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
        if (e.assignee)
            entry.assignee = *e.assignee;
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
    if (!m.timeline.contains(e.entry))
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
    const auto entry = m.timeline.find(e.entry);
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

void Fold::operator()(const AttachmentRemoved &e)
{
    changeEntry(e.entry, [&](Entry &entry) {
        entry.attachments.removeIf([&](const Attachment &a) { return a.sha256 == e.sha256; });
    });
}

} // namespace Bridgelog
