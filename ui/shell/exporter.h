// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/document.h"
#include "shell/filechooser.h"

#include <QObject>

namespace Bridgelog {

/// Writes an incident's postmortem in the chosen formats into the chosen folder, on a worker. Asks
/// for the folder once.
class Exporter : public QObject {
    Q_OBJECT

public:
    Exporter(FileChooser &files, QWidget *window);

    void exportIncident(const Incident &incident);
    /// Asks for another folder, and exports there.
    void exportElsewhere(const Incident &incident);
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void busyChanged(bool busy);
    void exported(const QString &folder, const QStringList &paths);
    void failed(const Bridgelog::Error &error);

private:
    void write(const Incident &incident, const QString &folder);
    void setBusy(bool busy);

    FileChooser &m_files;
    QWidget *m_window;
    bool m_busy = false;
};

} // namespace Bridgelog
