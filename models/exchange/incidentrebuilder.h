// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/jsonreader.h"
#include "incident/event.h"

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

    void readIncident(JsonReader &reader);
    void readMilestones(JsonReader &reader);
    void readEntry(JsonReader &reader);
    void readAttachments(JsonReader &reader, const EntryId &entry);
    void readChecklistItem(JsonReader &reader);
    void readAction(JsonReader &reader);
    void readPostmortem(JsonReader &reader);
    void writePhaseAndMilestones();
    void add(EventBody body) { m_bodies.append(std::move(body)); }

    JsonReader &m_document;
    QList<EventBody> m_bodies;
    std::array<std::optional<StatedMilestone>, milestoneCount> m_milestones;
    Phase m_phase = Phase::Triage;
    std::optional<EntryId> m_before;
};

} // namespace Bridgelog
