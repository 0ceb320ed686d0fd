// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/exporter.h"

#include "postmortem/exportrun.h"
#include "shell/windowsettings.h"
#include "common/worker.h"

#include <QClipboard>
#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QMimeData>
#include <QStandardPaths>
#include <QWidget>

namespace Bridgelog {

namespace {

/// What goes to the clipboard.
struct Copy {
    QString text;
    QString html;
};

Result<Copy> copyOf(const Incident &incident, ExportFormat format, const ExportOptions &options)
{
    const bool rich = format == ExportFormat::Html;
    const auto files = renderedExports(incident, {rich ? ExportFormat::Markdown : format}, options);
    if (!files)
        return std::unexpected(files.error());
    Copy copy{.text = QString::fromUtf8(files->first().bytes), .html = {}};
    if (!rich)
        return copy;
    const Redaction redaction = redacted(incident, options.redaction);
    const auto html = ExportRun(redaction.incident, options).fragment();
    if (!html)
        return std::unexpected(html.error());
    copy.html = *html;
    return copy;
}

} // namespace

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
        review(incident, folder);
}

void Exporter::exportElsewhere(const Incident &incident)
{
    QString start = WindowSettings().exportFolder();
    if (start.isEmpty())
        start = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QDir(start).exists())
        start = QDir::homePath();
    m_files.folder(
        m_window, tr("Where shall exports go?"), start, [this, incident](const QString &folder) {
            WindowSettings().setExportFolder(folder);
            review(incident, folder);
        });
}

ExportOptions Exporter::options() const
{
    ExportOptions options = WindowSettings().exportOptions();
    options.attached = m_attached;
    return options;
}

void Exporter::review(const Incident &incident, const QString &folder)
{
    m_folder = folder;
    if (WindowSettings().exportOptions().audience == Audience::Public)
        Q_EMIT reviewAsked(incident);
    else
        write(incident, folder);
}

void Exporter::exportReviewed(const Incident &incident) { write(incident, m_folder); }

/// Tells the window how far it is, unless it is done before anybody looks.
ExportProgress Exporter::begin()
{
    setBusy(true);
    m_stop = std::make_shared<std::atomic<bool>>(false);
    QElapsedTimer begun;
    begun.start();
    return [this, stop = m_stop, begun](int done, int all) {
        constexpr qint64 patience = 300;
        if (begun.elapsed() > patience)
            QMetaObject::invokeMethod(this, [this, done, all] { Q_EMIT progressed(done, all); });
        return !*stop;
    };
}

void Exporter::cancel()
{
    if (m_stop)
        *m_stop = true;
}

void Exporter::write(const Incident &incident, const QString &folder)
{
    if (m_busy)
        return;
    const WindowSettings settings;
    onWorker(
        [incident, folder, formats = settings.exportFormats(), options = options(),
         progress = begin()]() -> Result<QStringList> {
            if (!QDir().mkpath(folder))
                return refuse(tr("The folder %1 cannot be made; choose another one.").arg(folder));
            return exportTo(folder, incident, formats, options, progress);
        })
        .then(this, [this, folder](const Result<QStringList> &paths) {
            const bool stopped = *m_stop;
            setBusy(false);
            if (paths)
                Q_EMIT exported(folder, *paths);
            else if (stopped)
                Q_EMIT cancelled();
            else
                Q_EMIT failed(paths.error());
        });
}

void Exporter::copy(const Incident &incident, ExportFormat format)
{
    if (m_busy)
        return;
    setBusy(true);
    onWorker([incident, format, options = options()] {
        return copyOf(incident, format, options);
    }).then(this, [this, format](const Result<Copy> &copy) {
        setBusy(false);
        if (!copy) {
            Q_EMIT failed(copy.error());
            return;
        }
        auto *data = new QMimeData;
        data->setText(copy->text);
        if (!copy->html.isEmpty())
            data->setHtml(copy->html);
        QGuiApplication::clipboard()->setMimeData(data);
        Q_EMIT copied(format);
    });
}

void Exporter::setBusy(bool busy)
{
    m_busy = busy;
    Q_EMIT busyChanged(busy);
}

} // namespace Bridgelog
