// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/exporter.h"

#include "shell/windowsettings.h"
#include "common/worker.h"

#include <QDir>
#include <QStandardPaths>
#include <QWidget>

namespace Bridgelog {

Exporter::Exporter(FileChooser &files, QWidget *window)
    : QObject(window)
    , m_files(files)
    , m_window(window)
{
}

void Exporter::exportIncident(const Incident &incident)
{
    if (m_busy)
        return;
    const QString folder = WindowSettings().exportFolder();
    if (folder.isEmpty())
        exportElsewhere(incident);
    else
        write(incident, folder);
}

void Exporter::exportElsewhere(const Incident &incident)
{
    QString start = WindowSettings().exportFolder();
    if (start.isEmpty())
        start = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_files.folder(
        m_window, tr("Where shall exports go?"), start, [this, incident](const QString &folder) {
            WindowSettings().setExportFolder(folder);
            write(incident, folder);
        });
}

void Exporter::write(const Incident &incident, const QString &folder)
{
    if (m_busy)
        return;
    setBusy(true);
    const WindowSettings settings;
    onWorker(
        [incident, folder, formats = settings.exportFormats(),
         options = settings.exportOptions()]() -> Result<QStringList> {
            if (!QDir().mkpath(folder))
                return refuse(tr("The folder %1 cannot be made; choose another one.").arg(folder));
            return exportTo(folder, incident, formats, options);
        })
        .then(this, [this, folder](const Result<QStringList> &paths) {
            setBusy(false);
            if (paths)
                Q_EMIT exported(folder, *paths);
            else
                Q_EMIT failed(paths.error());
        });
}

void Exporter::setBusy(bool busy)
{
    m_busy = busy;
    Q_EMIT busyChanged(busy);
}

} // namespace Bridgelog
