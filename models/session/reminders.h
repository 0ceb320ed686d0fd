// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/deadlines.h"
#include "journal/journal.h"

#include <QObject>

namespace Bridgelog {

/// Tells what has become due, once: among all programs on the archive, across restarts, sleep and
/// steps of the clock. It reads no clock and has no timer; whoever has one asks it to look.
class Reminders : public QObject {
    Q_OBJECT

public:
    explicit Reminders(Journal &journal, QObject *parent = nullptr);

    /// Looks for what is due at `now` and was not told yet. Nothing is due in an incident that is
    /// only read so far. Cheap where nothing new is.
    void look(const Incident &incident, Instant now, const Cadence &cadence = {});
    /// Tells it once more at `until`.
    void snooze(const IncidentId &incident, const QString &key, Instant until);

Q_SIGNALS:
    /// Each at most once, save for what was snoozed.
    void due(const Bridgelog::IncidentId &incident, const Bridgelog::Deadline &deadline);

private:
    struct Known {
        QSet<QString> settled; ///< as the archive has it: shown, or snoozed
        QSet<QString> asked; ///< the archive has not answered yet
        QSet<QString> failed; ///< told, though the archive could not keep that
        std::optional<Instant> readAt;
        std::optional<Instant> wakeAt; ///< the next snooze of this program ends
    };
    void claim(const IncidentId &incident, const Deadline &deadline, Instant now);
    void read(const IncidentId &incident, Known &known, Instant now) const;

    Journal &m_journal;
    QHash<IncidentId, Known> m_known;
};

} // namespace Bridgelog
