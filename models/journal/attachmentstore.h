// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"
#include "journal/errands.h"

#include <QFuture>
#include <QPromise>
#include <QString>

#include <atomic>
#include <memory>

class QFile;

namespace Bridgelog {

class JournalWriter;

/// An attachment whose bytes are in the archive.
struct StoredAttachment {
    QString sha256; ///< hex
    QString name;
    QString mediaType; ///< by what is in it, then by its name
    qint64 size = 0; ///< bytes
    bool fresh = true; ///< false: the same bytes were there already

    friend bool operator==(const StoredAttachment &, const StoredAttachment &) = default;
};

/// Takes files into the archive, one after the other, on a thread of its own: piece by piece, a
/// transaction each, so that what is logged meanwhile is written in between.
class AttachmentStore {
public:
    using Stored = Result<StoredAttachment>;
    static constexpr qint64 usualLimit = 1LL << 30;

    AttachmentStore(const QString &archive, JournalWriter &writer);
    /// Gives up what is being stored.
    ~AttachmentStore();
    AttachmentStore(const AttachmentStore &) = delete;
    AttachmentStore &operator=(const AttachmentStore &) = delete;

    /// The largest that is taken, in bytes.
    void setLimit(qint64 bytes) { m_limit = bytes; }
    qint64 limit() const { return m_limit; }

    /// What is said of a larger one.
    static Error tooLarge(const QString &name, qint64 size, qint64 limit);

    /// Progress goes from 0 to 1000. Where it is cancelled, nothing of it stays.
    QFuture<Stored> attachFile(const QString &path);
    /// Removes what a program that has ended left half stored.
    QFuture<Result<>> clean();

private:
    using Promise = std::shared_ptr<QPromise<Stored>>;
    Stored take(const QString &path, qint64 limit, QPromise<Stored> &promise);
    Stored store(QFile &file, StoredAttachment attachment, QPromise<Stored> &promise);
    Result<> writeParts(
        QFile &file, const StoredAttachment &attachment, const QString &upload,
        QPromise<Stored> &promise);
    Result<> finish(const StoredAttachment &attachment, const QString &upload);
    Result<> removeParts(const QString &upload);
    Result<> cleanNow();
    Result<> roomFor(qint64 bytes) const;
    Result<bool> isStored(const QString &sha256);

    QString m_archive;
    JournalWriter &m_writer;
    qint64 m_limit = usualLimit;
    std::atomic<bool> m_stop = false;
    Errands m_thread;
};

} // namespace Bridgelog
