// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/event.h"

#include <QList>
#include <QRandomGenerator>
#include <QString>
#include <QTemporaryDir>

namespace Bridgelog {

/// Whether the full counts were asked for (tests/run --long).
bool isLongRun();
/// A folder in memory, so that the disk of the machine sets no pace.
QString memoryFolder();

/// Makes events that belong together: entries, corrections of earlier ones, phases, actions, tags.
class EventMaker {
public:
    explicit EventMaker(quint32 seed)
        : m_random(seed)
        , m_incident(IncidentId::make())
    {
    }
    const IncidentId &incident() const { return m_incident; }
    Event declaration() const;
    /// A batch that one append writes, of up to `most` events.
    QList<Event> batch(int most);
    Event next();

private:
    Event event(EventBody body) const;
    QString text();

    QRandomGenerator m_random;
    IncidentId m_incident;
    QList<EntryId> m_entries;
};

/// One event of each kind there is.
QList<Event> oneOfEachKind(const IncidentId &incident);

/// What an archive turns out to be when it is opened after a crash.
struct Examined {
    QString damage; ///< what is wrong with it; empty: nothing
    qsizetype lost = 0; ///< of the ids asked for
    qsizetype events = 0;
};
enum class Depth : quint8 {
    Content, ///< opens by the program's own way, whole by SQLite's check and ours, ids there
    Everything ///< projections equal a rebuild, too, and another event can be appended
};
Examined examine(const QString &path, const QList<EventId> &ids, Depth depth);

/// Every projection's content, full text index included.
QString projectionsOf(const QString &path);

} // namespace Bridgelog
