// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/jsonreader.h"
#include "incident/event.h"

#include <QHash>

#include <array>

namespace Bridgelog {

/// Makes of a JSON document the bodies whose fold gives that document again.
class IncidentRebuilder {
public:
    explicit IncidentRebuilder(JsonReader &document)
        : m_document(document)
    {
    }

    void rebuild();

    QString title;
    QString id; ///< the incident's in the document
    QStringList inferred;
    QStringList warnings;
    const QList<EventBody> &bodies() const { return m_bodies; }

private:
    struct StatedMilestone {
        Moment moment;
        Source source = Source::Recorded;
        std::optional<EntryId> entry;
    };

    /// What may tell a milestone at its instant without showing its name.
    struct TellingEntry {
        EntryId entry;
        Moment at;
        EntryKind kind = EntryKind::Note;
        std::optional<MilestoneName> label;
        bool struck = false;
        QString reason;

        int fitness() const; ///< the likeliest has the most; 0 is none
    };

    void readIncident(JsonReader &reader);
    void readMilestones(JsonReader &reader);
    void readEntry(JsonReader &reader);
    void readAttachments(JsonReader &reader, const EntryId &entry);
    void readChecklistItem(JsonReader &reader);
    void readTicks(
        JsonReader &reader, const QString &item, ItemState state,
        const std::optional<Instant> &doneAt, const QString &by);
    void readSituation(JsonReader &reader);
    void readComponent(JsonReader &reader);
    void readRole(JsonReader &reader);
    void readFormerRole(JsonReader &reader);
    void readAssignment(JsonReader &reader);
    void readDraft(JsonReader &reader);
    static Moment momentOf(JsonReader &reader);
    void readAction(JsonReader &reader);
    void readPostmortem(JsonReader &reader);
    void readComments(JsonReader &reader, const QString &section);
    void readFinding(JsonReader &reader);
    void placeFindings();
    void noteTelling(const TellingEntry &entry);
    bool linkBySharedEntry(MilestoneName name, const StatedMilestone &stated);
    void restoreBeside(const TellingEntry &restored);
    void writePhaseAndMilestones();
    void add(EventBody body) { m_bodies.append(std::move(body)); }

    JsonReader &m_document;
    QList<EventBody> m_bodies;
    std::array<std::optional<StatedMilestone>, milestoneCount> m_milestones;
    Phase m_phase = Phase::Triage;
    std::optional<EntryId> m_before;
    QHash<QString, EntryId> m_entryOf; ///< by its id in the document
    QHash<QString, FindingId> m_findingOf; ///< by its id in the document
    QList<std::pair<FindingId, QString>> m_parents; ///< with the parent's id in the document
    QSet<QString> m_roles; ///< that somebody has
    QList<TellingEntry> m_restored; ///< named for a milestone that another entry tells now
    QHash<MilestoneName, TellingEntry> m_struck; ///< that told a milestone once
    QHash<qint64, TellingEntry> m_telling; ///< by instant: the likeliest
};

} // namespace Bridgelog
