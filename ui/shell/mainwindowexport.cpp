// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "common/button.h"
#include "journal/attachmentreader.h"
#include "shell/exporter.h"
#include "shell/exportmenu.h"
#include "shell/header.h"
#include "shell/windowactions.h"
#include "shell/workarea.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Bridgelog {

/// The first by its name; of those that are called like it only how they end.
static QStringList namesOf(const QStringList &paths)
{
    QStringList names;
    QString called;
    for (const QString &path : paths) {
        const QString name = QFileInfo(path).fileName();
        const bool alike = !called.isEmpty() && name.startsWith(called + u'.');
        names.append(alike ? name.sliced(called.size()) : name);
        if (!alike)
            called = name.section(u'.', 0, 0);
    }
    return names;
}

void MainWindow::connectExport()
{
    Header *header = m_work->header();
    m_exporter->setAttached(attachmentBytes(m_journal, largestPicture));
    header->exportButton()->setSplitMenu(m_actions->exportMenu);
    connect(m_actions->exportMenu, &ExportMenu::folderAsked, this, [this] {
        m_exporter->exportElsewhere(m_incident->incident());
    });
    connect(m_actions->exportMenu, &ExportMenu::copyAsked, this, [this](ExportFormat format) {
        if (m_incident)
            m_exporter->copy(m_incident->incident(), format);
    });
    connect(m_exporter, &Exporter::busyChanged, this, [this, header](bool busy) {
        header->setExporting(busy);
        m_actions->exportNow->setEnabled(!busy && m_incident);
    });
    connect(m_exporter, &Exporter::reviewAsked, m_work, &WorkArea::reviewRedaction);
    connect(m_work, &WorkArea::redactionReviewed, m_exporter, &Exporter::exportReviewed);
    tellExport();
}

void MainWindow::tellExport()
{
    connect(m_exporter, &Exporter::progressed, this, [this](int done, int all) {
        if (m_exporter->isBusy())
            m_work->tell(
                MessageBar::Kind::Note,
                tr("Exporting: %1 of %2 files are made.")
                    .arg(QString::number(done), QString::number(all)),
                tr("Cancel"), [this] { m_exporter->cancel(); });
    });
    connect(
        m_exporter, &Exporter::exported, this,
        [this](const QString &folder, const QStringList &paths) {
            m_work->tell(
                MessageBar::Kind::Done,
                tr("Exported to %1: %2.").arg(folder, namesOf(paths).join(u", "_s)),
                tr("Open folder"),
                [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
        });
    connect(m_exporter, &Exporter::copied, this, [this] {
        m_work->tell(MessageBar::Kind::Done, tr("The postmortem was copied."));
    });
    connect(m_exporter, &Exporter::cancelled, this, [this] {
        m_work->tell(MessageBar::Kind::Note, tr("The export was cancelled; nothing was written."));
    });
    connect(m_exporter, &Exporter::failed, this, [this](const Error &error) {
        m_work->tell(
            MessageBar::Kind::Problem, error.sentence, tr("Choose another folder"), [this] {
                if (m_incident)
                    m_exporter->exportElsewhere(m_incident->incident());
            });
    });
}

} // namespace Bridgelog
