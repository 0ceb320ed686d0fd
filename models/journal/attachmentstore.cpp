// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/attachmentstore.h"

#include "incident/ids.h"
#include "incident/sizetext.h"
#include "journal/attachmentreader.h"
#include "journal/writer.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QMimeDatabase>
#include <QStorageInfo>
#include <QVariant>

#include <unistd.h>

namespace Bridgelog {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcAttachments, "bridgelog.journal.attachments")

static constexpr int partsAtOnce = 4; ///< in one transaction
static constexpr qint64 sniffed = 64 * 1024; ///< what its type is told from
/// Left free on the disk: the write-ahead log before it is moved, and what is logged meanwhile.
static constexpr qint64 reserve = 192LL << 20;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

/// A running program, so that another can tell whether it still runs: the machine's run, its
/// number, and when it started.
QString programOf(qint64 pid)
{
    const QByteArray stat = contentOf(u"/proc/%1/stat"_s.arg(pid));
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return u"%1/%2/%3"_s.arg(
        QString::fromLatin1(contentOf(u"/proc/sys/kernel/random/boot_id"_s)), QString::number(pid),
        QString::fromLatin1(fields.value(19)));
}

bool stillRuns(const QString &upload)
{
    const qint64 pid = upload.section(u'/', 1, 1).toLongLong();
    return pid > 0 && upload.section(u'/', 0, 2) == programOf(pid);
}

Result<> changedError(const QString &path)
{
    return refuse(
        u"%1 was not attached: it changed while it was read. Attach it again once it is complete."_s
            .arg(path));
}

} // namespace

Error AttachmentStore::tooLarge(const QString &name, qint64 size, qint64 limit)
{
    return {
        .sentence = u"%1 is too large to attach: it has %2, and at most %3 are taken."_s.arg(
            name, sizeText(size), sizeText(limit))};
}

AttachmentStore::AttachmentStore(const QString &archive, JournalWriter &writer)
    : m_archive(archive)
    , m_writer(writer)
{
}

AttachmentStore::~AttachmentStore()
{
    m_stop = true;
    m_thread.finish();
}

QFuture<AttachmentStore::Stored> AttachmentStore::attachFile(const QString &path)
{
    const auto promise = std::make_shared<QPromise<Stored>>();
    promise->start();
    promise->setProgressRange(0, 1000);
    QFuture<Stored> future = promise->future();
    m_thread.run([this, path, limit = m_limit, promise] {
        promise->addResult(take(path, limit, *promise));
        promise->finish();
    });
    return future;
}

Result<> AttachmentStore::roomFor(qint64 bytes) const
{
    const QStorageInfo disk(QFileInfo(m_archive).absolutePath());
    const qint64 room = disk.bytesAvailable();
    if (room >= 0 && room < bytes + reserve)
        return refuse(
            u"There is too little room on the disk of %1: %2 are free and %3 are needed."_s.arg(
                m_archive, sizeText(room), sizeText(bytes + reserve)));
    return {};
}

/// Looks at the file, and reads it once for its hash: what is there already is not written again.
AttachmentStore::Stored
AttachmentStore::take(const QString &path, qint64 limit, QPromise<Stored> &promise)
{
    const QFileInfo info(path);
    if (!info.exists())
        return refuse(u"There is no file %1 to attach."_s.arg(path));
    if (!info.isFile())
        return refuse(u"%1 is not a file and cannot be attached."_s.arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return refuse(u"%1 cannot be read: %2."_s.arg(path, file.errorString()));
    StoredAttachment attachment{.name = info.fileName(), .size = file.size()};
    if (attachment.size > limit)
        return std::unexpected(tooLarge(path, attachment.size, limit));
    const QByteArray start = file.read(std::min(attachment.size, sniffed));
    attachment.mediaType =
        QMimeDatabase().mimeTypeForFileNameAndData(attachment.name, start).name();
    file.seek(0);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 read = 0;
    for (;;) {
        const QByteArray bytes = file.read(attachmentPartSize);
        if (bytes.isEmpty())
            break;
        hash.addData(bytes);
        read += bytes.size();
        if (promise.isCanceled() || m_stop)
            return refuse(u"%1 was not attached: it was stopped."_s.arg(path));
        promise.setProgressValue(static_cast<int>(500 * read / std::max(read, attachment.size)));
        if (read > attachment.size)
            break;
    }
    if (file.error() != QFile::NoError)
        return refuse(u"%1 could not be read to its end: %2."_s.arg(path, file.errorString()));
    if (read != attachment.size)
        return std::unexpected(changedError(path).error());
    attachment.sha256 = QString::fromLatin1(hash.result().toHex());
    return store(file, attachment, promise);
}

AttachmentStore::Stored
AttachmentStore::store(QFile &file, StoredAttachment attachment, QPromise<Stored> &promise)
{
    const auto there = isStored(attachment.sha256);
    if (!there)
        return std::unexpected(there.error());
    attachment.fresh = !*there;
    if (!attachment.fresh)
        return attachment;
    if (auto room = roomFor(attachment.size); !room)
        return std::unexpected(room.error());
    const QString upload =
        programOf(::getpid()) + u'/' + makeUuid7().toString(QUuid::WithoutBraces);
    auto done = writeParts(file, attachment, upload, promise);
    if (done)
        done = finish(attachment, upload);
    if (!done) {
        if (auto removed = removeParts(upload); !removed)
            qCInfo(lcAttachments) << "left parts for later:" << removed.error().detail;
        return std::unexpected(done.error());
    }
    return attachment;
}

Result<> AttachmentStore::writeParts(
    QFile &file, const StoredAttachment &attachment, const QString &upload,
    QPromise<Stored> &promise)
{
    file.seek(0);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 part = 0;
    qint64 written = 0;
    while (written < attachment.size) {
        QList<QByteArray> batch;
        while (batch.size() < partsAtOnce && written < attachment.size) {
            batch.append(file.read(std::min(attachmentPartSize, attachment.size - written)));
            if (batch.last().isEmpty())
                return changedError(file.fileName());
            // A short read in the middle is filled up: every part but the last is as long.
            while (batch.last().size() < std::min(attachmentPartSize, attachment.size - written)) {
                const QByteArray more = file.read(
                    std::min(attachmentPartSize, attachment.size - written) - batch.last().size());
                if (more.isEmpty())
                    return changedError(file.fileName());
                batch.last() += more;
            }
            hash.addData(batch.last());
            written += batch.last().size();
        }
        if (promise.isCanceled() || m_stop)
            return refuse(u"%1 was not attached: it was stopped."_s.arg(file.fileName()));
        if (auto room = roomFor(0); !room)
            return room;
        auto done =
            m_writer
                .perform([=](const Connection &connection) -> Result<> {
                    auto insert = connection.prepare(
                        u"INSERT INTO attachment_part(upload, part, bytes) VALUES(?, ?, ?)"_s);
                    if (!insert)
                        return std::unexpected(insert.error());
                    for (qsizetype i = 0; i < batch.size(); ++i) {
                        insert->bindValue(0, upload);
                        insert->bindValue(1, part + i);
                        insert->bindValue(2, batch.at(i));
                        if (auto ran = run(*insert); !ran)
                            return ran;
                    }
                    return {};
                })
                .result();
        if (!done)
            return done;
        part += batch.size();
        promise.setProgressValue(500 + static_cast<int>(500 * written / attachment.size));
    }
    const bool more = !file.read(1).isEmpty();
    if (more || QString::fromLatin1(hash.result().toHex()) != attachment.sha256)
        return changedError(file.fileName());
    return {};
}

/// The attachment's row, once all its parts are there.
Result<> AttachmentStore::finish(const StoredAttachment &attachment, const QString &upload)
{
    const auto work = [=](const Connection &connection) -> Result<> {
        auto sum = connection.prepare(
            u"SELECT coalesce(sum(length(bytes)), 0) FROM attachment_part WHERE upload = ?"_s);
        if (!sum)
            return std::unexpected(sum.error());
        sum->addBindValue(upload);
        if (auto ran = run(*sum); !ran)
            return ran;
        if (!sum->next() || sum->value(0).toLongLong() != attachment.size)
            return refuse(
                u"%1 was not attached: not all of it reached the archive. Attach it again."_s.arg(
                    attachment.name));
        sum->finish();
        auto insert = connection.prepare(
            u"INSERT OR IGNORE INTO attachment(sha256, media_type, name, bytes, size, upload) "
            "VALUES(?, ?, ?, x'', ?, ?)"_s);
        if (!insert)
            return std::unexpected(insert.error());
        insert->addBindValue(attachment.sha256);
        insert->addBindValue(attachment.mediaType);
        insert->addBindValue(attachment.name);
        insert->addBindValue(attachment.size);
        insert->addBindValue(upload);
        if (auto ran = run(*insert); !ran)
            return ran;
        if (insert->numRowsAffected() == 1)
            return {};
        auto surplus = connection.prepare(u"DELETE FROM attachment_part WHERE upload = ?"_s);
        if (!surplus) // another program stored the same bytes meanwhile
            return std::unexpected(surplus.error());
        surplus->addBindValue(upload);
        return run(*surplus);
    };
    return m_writer.perform(work).result();
}

Result<bool> AttachmentStore::isStored(const QString &sha256)
{
    bool there = false;
    auto asked = m_writer
                     .perform([&there, sha256](const Connection &connection) -> Result<> {
                         auto query = connection.prepare(
                             u"SELECT count(*) FROM attachment WHERE sha256 = ?"_s);
                         if (!query)
                             return std::unexpected(query.error());
                         query->addBindValue(sha256);
                         if (auto ran = run(*query); !ran)
                             return ran;
                         there = query->next() && query->value(0).toInt() > 0;
                         return {};
                     })
                     .result();
    if (!asked)
        return std::unexpected(asked.error());
    return there;
}

/// A few parts a transaction, so that nothing waits long behind it.
Result<> AttachmentStore::removeParts(const QString &upload)
{
    for (int gone = partsAtOnce; gone == partsAtOnce;) {
        auto done = m_writer
                        .perform([&gone, upload](const Connection &connection) -> Result<> {
                            auto remove = connection.prepare(
                                u"DELETE FROM attachment_part WHERE rowid IN (SELECT rowid FROM "
                                "attachment_part WHERE upload = ? LIMIT ?)"_s);
                            if (!remove)
                                return std::unexpected(remove.error());
                            remove->addBindValue(upload);
                            remove->addBindValue(partsAtOnce);
                            auto ran = run(*remove);
                            gone = ran ? remove->numRowsAffected() : 0;
                            return ran;
                        })
                        .result();
        if (!done)
            return done;
    }
    return {};
}

QFuture<Result<>> AttachmentStore::clean()
{
    const auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    QFuture<Result<>> future = promise->future();
    m_thread.run([this, promise] {
        promise->addResult(cleanNow());
        promise->finish();
    });
    return future;
}

Result<> AttachmentStore::cleanNow()
{
    const auto connection = Connection::open(m_archive, Connection::Mode::Read);
    if (!connection)
        return std::unexpected(connection.error());
    QStringList left;
    {
        auto query =
            (*connection)
                ->prepare(u"SELECT upload FROM attachment_part WHERE part = 0 AND upload NOT IN "
                          "(SELECT upload FROM attachment WHERE upload IS NOT NULL)"_s);
        if (!query)
            return std::unexpected(query.error());
        if (auto done = run(*query); !done)
            return done;
        while (query->next())
            left.append(query->value(0).toString());
    }
    for (const QString &upload : std::as_const(left)) {
        if (m_stop)
            return {};
        // This thread stores one after the other: nothing of this program is half done now.
        const bool ours = upload.startsWith(programOf(::getpid()) + u'/');
        if (!ours && stillRuns(upload))
            continue;
        if (auto removed = removeParts(upload); !removed)
            return removed;
    }
    return {};
}

} // namespace Bridgelog
