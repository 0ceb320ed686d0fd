// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "checklists/checklistlibrary.h"
#include "shell/workarea.h"
#include "templates/templatespage.h"

#include <QDesktopServices>
#include <QDir>
#include <QUrl>

namespace Bridgelog {

// Pages that take the incident's place for a while.

void MainWindow::showTemplates()
{
    if (!m_templates) {
        m_templates = new TemplatesPage(
            ChecklistLibrary::ownFolder(), ChecklistLibrary::sharedFolder(), m_work);
        connect(m_templates, &TemplatesPage::left, m_work, &WorkArea::leavePage);
        connect(m_templates, &TemplatesPage::folderAsked, this, [](const QString &folder) {
            QDir().mkpath(folder);
            QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
        });
        connect(m_templates, &TemplatesPage::sharedFolderAsked, this, [this] {
            m_files.folder(
                this, tr("The folder that the team shares"), ChecklistLibrary::sharedFolder(),
                [this](const QString &folder) {
                    ChecklistLibrary::setSharedFolder(folder);
                    m_templates->setSharedFolder(folder);
                });
        });
    }
    m_work->showPage(m_templates);
}

} // namespace Bridgelog
