// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"
#include "journal/eventtable.h"

#include <QHash>
#include <QSet>

#include <map>

namespace Bridgelog {

/// Keeps the projections (incident, entry, entry_fts, attached, action_item, component, tag,
/// import) in step with the journal, in the caller's transaction. What a row holds is read off the
/// fold, so that there is one place that knows what events mean.
class Projector {
public:
    /// Raised with every change to resources/schema/projections.sql or to what is written here.
    static constexpr int version = 4;

    explicit Projector(const Connection &connection)
        : m_connection(connection)
    {
    }
    /// Empties and makes the tables anew; part of making an archive and of `rebuild`.
    static Result<> makeTables(const Connection &connection);
    /// Takes in events just appended, in the order of `seq`.
    Result<> project(const QList<EventTable::Stored> &stored);
    /// Makes every projection anew from the journal, incident by incident.
    Result<> rebuild();
    /// Forgets folds kept in memory; after a rollback or a redaction.
    void forget() { m_folds.clear(); }
    /// Writes one incident's rows anew from its whole journal.
    Result<> refresh(const IncidentId &incident);

private:
    struct Fold {
        Incident incident;
        QHash<EntryId, qint64> seqOf; ///< the event that made each entry
        qint64 clock = 0;
    };
    Result<> projectIncident(const IncidentId &incident, const QList<EventTable::Stored> &stored);
    Result<> projectEntriesOnly(
        const IncidentId &incident, const QList<EventTable::Stored> &stored, bool *done);
    Result<Fold> foldBefore(const IncidentId &incident, qint64 seq);
    static void
    fold(Fold &fold, const EventTable::Stored &stored, QSet<EntryId> &touched, Parts &parts);

    Result<> writeEntry(const IncidentId &incident, const Entry &entry, Instant place, qint64 seq);
    Result<> writeAttached(const Entry &entry, qint64 seq);
    Result<> writeHead(const Incident &incident);
    Result<> writeCounts(const Incident &incident);
    Result<> writeLists(const Incident &incident, Parts parts);
    Result<> exec(const QString &sql, const QVariantList &values);
    Result<QVariant> ask(const QString &sql, const QVariantList &values);

    const Connection &m_connection;
    QHash<IncidentId, Fold> m_folds; ///< of small incidents lately written to
    std::map<QString, QSqlQuery> m_queries;
};

} // namespace Bridgelog
