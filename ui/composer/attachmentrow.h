// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

class QImage;

namespace Bridgelog {

/// What will be attached to the entry that is being written: a chip each, which takes it away
/// again. Files go into the archive at once, beside the typing; nothing waits for them.
class AttachmentRow : public QWidget {
    Q_OBJECT

public:
    using Stored = Result<StoredAttachment>;

    explicit AttachmentRow(QWidget *parent = nullptr);
    ~AttachmentRow() override;

    void setJournal(Journal *journal);
    void addFile(const QString &path);
    void addBytes(const QByteArray &bytes, const QString &name, const QString &mediaType);
    /// Encodes it beside the window's thread.
    void addImage(const QImage &image, const QString &name);
    /// What a kept draft had.
    void setAttachments(const QList<StoredAttachment> &attachments);
    /// Those that are in the archive.
    QList<StoredAttachment> attachments() const;
    /// "image.png, app.log", those still on their way, too.
    QString names() const;
    bool isEmpty() const { return m_parts.empty(); }
    /// Leaves the row empty. `later` is told each of those still on their way, once it is there.
    void clear(const std::function<void(const StoredAttachment &)> &later = {});

Q_SIGNALS:
    void changed();
    void failed(const QString &sentence);

private:
    struct Part {
        int id = 0;
        QString name;
        std::optional<StoredAttachment> stored;
    };
    int add(const QString &name);
    void follow(int id, const QFuture<Stored> &future);
    void take(int id, const Stored &stored);
    void remove(int id);
    void arrange();

    QPointer<Journal> m_journal;
    std::vector<Part> m_parts;
    QHash<int, std::function<void(const StoredAttachment &)>> m_later; ///< by id
    int m_lastId = 0;
};

} // namespace Bridgelog
