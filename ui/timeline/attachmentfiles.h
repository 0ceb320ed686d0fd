// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/timeline.h"

#include <QObject>
#include <QPointer>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace Bridgelog {

class Journal;

/// A name that a file can have in any folder: no folders, no controls, nothing hidden, nothing that
/// turns the direction of what is read.
QString safeFileName(const QString &name);

/// Takes attachments out of the archive to be looked at elsewhere. Nothing opens by itself: a
/// question names the file first. What is opened is a copy in a folder of this program's own that
/// nobody else may read and that goes with it.
class AttachmentFiles : public QObject {
    Q_OBJECT

public:
    /// Asks in place; without choices it only says. An empty sentence takes it back.
    using Ask = std::function<void(
        const QString &sentence, const QStringList &choices, std::function<void(int)> chosen)>;
    explicit AttachmentFiles(Ask ask, QObject *parent = nullptr);

    void setJournal(Journal *journal) { m_journal = journal; }
    void open(const Attachment &attachment);
    /// Asks which one where there are several.
    void openOne(const QList<Attachment> &attachments);
    void saveOne(const QList<Attachment> &attachments);

Q_SIGNALS:
    void saveRequested(const Bridgelog::Attachment &attachment);

private:
    using Take = std::function<void(const Attachment &)>;
    void which(const QString &question, const QList<Attachment> &attachments, const Take &take);
    void copyOut(const Attachment &attachment);
    void openCopy(const QString &path);

    Ask m_ask;
    QPointer<Journal> m_journal;
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace Bridgelog
