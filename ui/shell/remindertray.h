// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/messagebar.h"
#include "incident/deadlines.h"

#include <QList>

#include <functional>

namespace Bridgelog {

/// The quiet bar of what has become due: one line however much it is, until read or snoozed.
class ReminderTray : public MessageBar {
    Q_OBJECT

public:
    explicit ReminderTray(QWidget *parent = nullptr);

    /// `title` names the incident where it is not the one that is shown.
    void add(const IncidentId &incident, const Deadline &deadline, const QString &title = {});
    /// Takes away what is not to be done any more, and itself with the last of it.
    void keepOnly(const std::function<bool(const IncidentId &, const QString &key)> &stands);
    QString sentence() const;

Q_SIGNALS:
    void snoozed(const Bridgelog::IncidentId &incident, const QString &key);

private:
    struct Shown {
        IncidentId incident;
        Deadline deadline;
        QString title;
    };
    QList<Shown> m_shown;
};

} // namespace Bridgelog
