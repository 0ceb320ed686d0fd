// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/document.h"
#include "shell/filechooser.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace Bridgelog {

/// Writes an incident's postmortem in the chosen formats into the chosen folder, on a worker, or
/// copies it. Asks for the folder once. What is for the public is shown before it is written.
class Exporter : public QObject {
    Q_OBJECT

public:
    Exporter(FileChooser &files, QWidget *window);
    /// Where the pictures of the text come from.
    void setAttached(const AttachedBytes &attached) { m_attached = attached; }

    void exportIncident(const Incident &incident);
    /// Asks for another folder, and exports there.
    void exportElsewhere(const Incident &incident);
    /// After `reviewAsked`.
    void exportReviewed(const Incident &incident);
    /// Copies the postmortem as text in one of the formats for chats and wikis; Html copies rich
    /// text, with the same as Markdown for those who take no other.
    void copy(const Incident &incident, ExportFormat format);
    void cancel();
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void busyChanged(bool busy);
    /// A while after it began, and then with each file.
    void progressed(int done, int all);
    /// What goes from it shall be seen first.
    void reviewAsked(const Bridgelog::Incident &incident);
    void exported(const QString &folder, const QStringList &paths);
    void copied(Bridgelog::ExportFormat format);
    void cancelled();
    void failed(const Bridgelog::Error &error);

private:
    void review(const Incident &incident, const QString &folder);
    void write(const Incident &incident, const QString &folder);
    void setBusy(bool busy);
    ExportProgress begin();

    ExportOptions options() const;

    FileChooser &m_files;
    AttachedBytes m_attached;
    QWidget *m_window;
    QString m_folder; ///< where what is reviewed goes
    bool m_busy = false;
    std::shared_ptr<std::atomic<bool>> m_stop; ///< told to the worker that is under way
};

} // namespace Bridgelog
