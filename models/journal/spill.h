// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"
#include "incident/event.h"

#include <QSet>

namespace Bridgelog {

/// The second place of events that the archive could not take: `<archive>.unsaved`, one JSON line
/// each, only ever appended to, with its own fsync. Read back when the archive is opened next.
/// Programs that share the archive share it, too: each holds a lock while it is at it.
class Spill {
public:
    explicit Spill(const QString &archivePath)
        : m_path(archivePath + QStringLiteral(".unsaved"))
    {
    }
    const QString &path() const { return m_path; }
    bool isEmpty() const;
    Result<> append(const QList<Event> &events) const;
    /// What can be read; a line cut off by a crash is left out.
    QList<Event> events() const;
    /// Forgets events that stand in the archive now; whatever else is there, another program's
    /// events and lines that cannot be read, stays.
    void forget(const QSet<EventId> &saved) const;

private:
    QString m_path;
};

} // namespace Bridgelog
