// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/openincident.h"
#include "session/reminders.h"

#include <QTimer>

#include <map>

namespace Bridgelog {

class OpenTabs;

/// Looks for what has become due in every incident under way, with a tab or without, and asks
/// itself again when the next thing will be.
class ReminderWatch : public QObject {
    Q_OBJECT

public:
    ReminderWatch(Journal &journal, const OpenTabs &tabs, QObject *parent = nullptr);

    void look();
    /// Whether something is still to be done, as far as is known.
    bool stands(const IncidentId &incident, const QString &key) const;
    /// Tells it once more in ten minutes.
    void snooze(const IncidentId &incident, const QString &key);

Q_SIGNALS:
    void
    due(const Bridgelog::IncidentId &incident, const QString &title,
        const Bridgelog::Deadline &deadline);
    /// All were looked through: some of what was told may have been done.
    void looked();

private:
    QList<std::shared_ptr<OpenIncident>> underWay() const;
    void findOthers();

    Journal &m_journal;
    const OpenTabs &m_tabs;
    Reminders m_reminders;
    std::map<IncidentId, std::shared_ptr<OpenIncident>> m_others; ///< that no tab holds
    QTimer m_next;
    QTimer m_find;
};

} // namespace Bridgelog
