// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/reminders.h"

#include <algorithm>

namespace Bridgelog {

Reminders::Reminders(Journal &journal, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
{
}

/// Another program may have snoozed one, and be gone when it is due.
void Reminders::read(const IncidentId &incident, Known &known, Instant now) const
{
    const bool stale = !known.readAt || now < *known.readAt
        || now.us - known.readAt->us >= Instant::minute || (known.wakeAt && now >= *known.wakeAt);
    if (!stale)
        return;
    known.settled = m_journal.settledReminders(incident, now);
    known.readAt = now;
    known.wakeAt.reset();
}

void Reminders::look(const Incident &incident, Instant now, const Cadence &cadence)
{
    if (m_journal.access() != Journal::Access::Write || incident.id.isNull())
        return;
    Known &known = m_known[incident.id];
    read(incident.id, known, now);
    for (const Deadline &deadline : deadlines(incident, now, cadence)) {
        if (deadline.due > now)
            break; // they are in order
        const bool told = known.settled.contains(deadline.key) || known.asked.contains(deadline.key)
            || known.failed.contains(deadline.key);
        if (told)
            continue;
        known.asked.insert(deadline.key);
        claim(incident.id, deadline, now);
    }
}

void Reminders::claim(const IncidentId &incident, const Deadline &deadline, Instant now)
{
    m_journal.claimReminder({.incident = incident, .key = deadline.key, .due = deadline.due}, now)
        .then(this, [this, incident, deadline](const Result<bool> &mine) {
            Known &known = m_known[incident];
            known.asked.remove(deadline.key);
            (mine ? known.settled : known.failed).insert(deadline.key);
            // A disk that cannot keep that it was told is no reason not to tell.
            if (!mine || *mine)
                Q_EMIT due(incident, deadline);
        });
}

void Reminders::snooze(const IncidentId &incident, const QString &key, Instant until)
{
    auto &wakeAt = m_known[incident].wakeAt;
    wakeAt = std::min(wakeAt.value_or(until), until);
    m_journal.snoozeReminder(incident, key, until);
}

} // namespace Bridgelog
