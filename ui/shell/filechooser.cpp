// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/filechooser.h"

#include <QFileDialog>
#include <QStandardPaths>

namespace Bridgelog {

/// Whether the same is being asked already; it comes to the front then.
static bool isAsked(const QWidget *window, const QString &title)
{
    for (auto *dialog : window->findChildren<QFileDialog *>()) {
        if (dialog->isVisible() && dialog->windowTitle() == title) {
            dialog->raise();
            dialog->activateWindow();
            return true;
        }
    }
    return false;
}

static void ask(QFileDialog *dialog, const FileChooser::Chosen &chosen)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(false);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, chosen);
    dialog->show();
}

void FileChooser::file(QWidget *window, const QString &title, const QString &filter, Chosen chosen)
{
    if (isAsked(window, title))
        return;
    auto *dialog = new QFileDialog(window, title, {}, filter);
    dialog->setFileMode(QFileDialog::ExistingFile);
    ask(dialog, chosen);
}

void FileChooser::save(QWidget *window, const QString &title, const QString &name, Chosen chosen)
{
    if (isAsked(window, title))
        return;
    const QString start = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    auto *dialog = new QFileDialog(window, title, start);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    ask(dialog, chosen);
}

void FileChooser::folder(QWidget *window, const QString &title, const QString &start, Chosen chosen)
{
    if (isAsked(window, title))
        return;
    auto *dialog = new QFileDialog(window, title, start);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    ask(dialog, chosen);
}

} // namespace Bridgelog
