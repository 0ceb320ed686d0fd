// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/entryhistory.h"

#include <QHash>

#include <algorithm>

namespace Bridgelog {

using What = EntryVersion::What;

static EntryVersion::Changes changesBetween(const Entry *before, const Entry &after)
{
    if (!before)
        return What::Added;
    EntryVersion::Changes changes;
    changes.setFlag(What::Text, before->text != after.text);
    changes.setFlag(What::Time, !(before->at == after.at) || before->after != after.after);
    changes.setFlag(What::Kind, before->kind != after.kind);
    changes.setFlag(What::Audience, before->audience != after.audience);
    changes.setFlag(What::Hypothesis, before->hypothesis != after.hypothesis);
    changes.setFlag(What::Assignee, before->assignee != after.assignee);
    changes.setFlag(What::Pin, before->pinned != after.pinned);
    changes.setFlag(
        What::Struck,
        after.struck && (!before->struck || before->struckReason != after.struckReason));
    changes.setFlag(What::Restored, before->struck && !after.struck);
    changes.setFlag(What::Attachments, before->attachments != after.attachments);
    changes.setFlag(What::Milestone, before->milestone != after.milestone);
    return changes;
}

/// Whether an event may say anything of an entry that a person added.
static bool concerns(const Event &event, const EntryId &entry)
{
    return std::visit(
        [&]<typename T>(const T &e) {
            if constexpr (requires { e.entry; })
                return e.entry == entry;
            else
                return false;
        },
        event.body);
}

/// Tells what an undo is and what a redo: one takes back a step, the other an undo.
class Ways {
public:
    EntryVersion::How of(const Event &event)
    {
        if (!event.undoes)
            return EntryVersion::How::Done;
        const bool undo = !m_undos.value(*event.undoes, false);
        if (m_last != event.undoes) // the first event is what a later one names
            m_undos.insert(event.id, undo);
        m_last = event.undoes;
        return undo ? EntryVersion::How::Undone : EntryVersion::How::Redone;
    }

private:
    QHash<EventId, bool> m_undos; ///< by its first event
    std::optional<EventId> m_last;
};

QList<EntryVersion> history(const QList<Event> &events, const EntryId &entry)
{
    // A line that the fold writes for something else may change with anything: all is folded.
    const bool ofAnother = std::ranges::contains(events, EventId(entry.uuid()), &Event::id);
    QList<EntryVersion> versions;
    Incident incident;
    Ways ways;
    for (const Event &event : events) {
        const auto how = ways.of(event);
        if (!ofAnother && !concerns(event, entry))
            continue;
        applyTo(incident, event);
        const auto now = incident.timeline.find(entry);
        if (!now)
            continue;
        const Entry *before = versions.isEmpty() ? nullptr : &versions.last().entry;
        if (const auto changes = changesBetween(before, *now))
            versions.append(
                {.event = event.id,
                 .recordedAt = event.recordedAt,
                 .author = event.author,
                 .changes = changes,
                 .how = how,
                 .entry = *now});
    }
    return versions;
}

QString wordsOf(const Section *section)
{
    if (!section)
        return {};
    return section->title.isEmpty()
        ? section->text
        : QStringLiteral("## %1\n%2").arg(section->title, section->text);
}

QList<EntryVersion> sectionHistory(const QList<Event> &events, const QString &section)
{
    QList<EntryVersion> versions;
    Incident incident;
    Ways ways;
    std::optional<EventId> step; // of the last version
    for (const Event &event : events) {
        const auto how = ways.of(event);
        const auto *revised = std::get_if<SectionRevised>(&event.body);
        if (!revised || revised->section != section)
            continue;
        applyTo(incident, event);
        const QString words = wordsOf(incident.postmortem.section(section));
        if (!versions.isEmpty() && versions.last().entry.text == words)
            continue;
        const bool goesOn = step && event.step == step && versions.last().author == event.author;
        EntryVersion version{
            .event = event.id,
            .recordedAt = event.recordedAt,
            .author = event.author,
            .changes = versions.isEmpty() ? What::Added : What::Text,
            .how = how,
            .entry = {.text = words}};
        if (goesOn) {
            version.changes = versions.last().changes;
            versions.last() = version;
        } else {
            versions.append(version);
        }
        step = event.step ? event.step : event.id;
    }
    return versions;
}

} // namespace Bridgelog
