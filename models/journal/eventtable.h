// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/event.h"
#include "journal/chain.h"
#include "journal/connection.h"

#include <QHash>

#include <functional>

namespace Bridgelog {

/// The event table: the only code that reads and writes its rows.
namespace EventTable {

/// An event with the place it has in the file.
struct Stored {
    qint64 seq = 0;
    Event event;
};

/// Visits the rows that `where` (with its bound values) picks, in the order of `seq`; `visit`
/// returns false to stop.
Result<> read(
    const Connection &connection, const QString &where, const QVariantList &values,
    const std::function<bool(Stored)> &visit);
/// The events of an incident in causal order; only those before `seq` where it is given.
Result<QList<Stored>>
ofIncident(const Connection &connection, const IncidentId &incident, qint64 before = 0);
Result<qint64> lastSeq(const Connection &connection);

} // namespace EventTable

/// Writes events within the caller's transaction, chaining each to its writer's last in that
/// incident.
class EventAppender {
public:
    explicit EventAppender(const Connection &connection, const QString &writer)
        : m_connection(connection)
        , m_writer(writer)
    {
    }
    /// Fills in writer, n and clock, inserts, reads the row back and compares its hash. Returns its
    /// seq; an event that is there already keeps its own, and `event` becomes what the file has.
    Result<qint64> append(Event &event);
    /// The clock never falls behind what other programs have written.
    Result<> catchUp();
    /// To be told after each commit: until the file changes again there is nothing to catch up
    /// with.
    void committed() { m_version = m_connection.dataVersion(); }
    /// Of the last event in the file, as of `catchUp` and what was appended since.
    qint64 lastSeq() const { return m_seq; }

private:
    /// The writer's last event in an incident, to which its next is chained.
    struct Link {
        qint64 n = 0;
        QByteArray hash;
    };
    Result<Link> lastLink(const IncidentId &incident);
    Result<qint64> find(Event &event);
    Result<> insert(const EventRow &row);
    Result<> check(const EventRow &row);
    Result<QSqlQuery *> query(QSqlQuery &slot, const QString &sql);

    const Connection &m_connection;
    QString m_writer;
    qint64 m_seq = 0;
    qint64 m_clock = 0;
    std::optional<quint32> m_version; ///< of the file, as it was last committed
    QHash<IncidentId, Link> m_links; ///< of what was written last, as of m_seq
    QSqlQuery m_find;
    QSqlQuery m_last;
    QSqlQuery m_insert;
    QSqlQuery m_check;
    QSqlQuery m_tail;
};

} // namespace Bridgelog
