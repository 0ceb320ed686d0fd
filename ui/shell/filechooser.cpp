// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/filechooser.h"

#include <QFileDialog>
#include <QStandardPaths>

namespace Bridgelog {

static void ask(QFileDialog *dialog, const FileChooser::Chosen &chosen)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(false);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, chosen);
    dialog->show();
}

void FileChooser::file(QWidget *window, const QString &title, const QString &filter, Chosen chosen)
{
    auto *dialog = new QFileDialog(window, title, {}, filter);
    dialog->setFileMode(QFileDialog::ExistingFile);
    ask(dialog, chosen);
}

void FileChooser::save(QWidget *window, const QString &title, const QString &name, Chosen chosen)
{
    const QString start = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    auto *dialog = new QFileDialog(window, title, start);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    ask(dialog, chosen);
}

void FileChooser::folder(QWidget *window, const QString &title, const QString &start, Chosen chosen)
{
    auto *dialog = new QFileDialog(window, title, start);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    ask(dialog, chosen);
}

} // namespace Bridgelog
