// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importer.h"
#include "exchange/plannedactions.h"
#include "exchange/reportsections.h"
#include "exchange/storymilestones.h"

#include <QHash>

namespace Bridgelog {

/// Builds the bodies of one imported incident, in the order they are appended.
class ReportWriter {
public:
    explicit ReportWriter(const QString &fileName)
        : m_fileName(fileName)
    {
    }

    void declare(const Declared &declared) { m_bodies.append(declared); }
    void component(const QString &name) { m_bodies.append(ComponentImpactSet{.component = name}); }
    /// An entry without an instant stands behind the one before it.
    EntryId
    entry(EntryKind kind, const Moment &at, const QString &text, int line, Audience audience);
    EntryId update(const Moment &at, const QString &phase, const QString &text, int line);
    void
    milestone(MilestoneName name, const Moment &at, Source source, std::optional<EntryId> entry);
    /// What a story tells; `lineEntries` are the entries made of its lines. A range's end and a
    /// line without an entry get a line of their own.
    void milestones(
        const QList<StoryMilestone> &milestones, const QHash<qsizetype, EntryId> &lineEntries);
    void add(EventBody body) { m_bodies.append(std::move(body)); }
    /// The postmortem's sections; what stands before the first heading is called `opening`.
    void sections(const QList<ReportSection> &sections, const QString &opening);
    void actions(const QList<PlannedAction> &actions);

    QString author; ///< of entries, where the material names one
    const QList<EventBody> &bodies() const { return m_bodies; }

private:
    QString source(int line) const;

    QString m_fileName;
    QList<EventBody> m_bodies;
    std::optional<EntryId> m_before;
};

} // namespace Bridgelog
