// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/attachmentreader.h"
#include "journal/journal.h"
#include "journal/writer.h"

#include <QCryptographicHash>
#include <QSaveFile>

namespace Bridgelog {

using namespace Qt::StringLiterals;

template <typename T>
static QFuture<Result<T>> readOnly(const QString &path)
{
    // Not makeReadyValueFuture: optimised, GCC 14 takes its move of a Result for uninitialised.
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(refuse(u"%1 is open for reading only."_s.arg(path)));
    promise.finish();
    return promise.future();
}

QFuture<Result<QString>>
Journal::attach(const QByteArray &bytes, const QString &name, const QString &mediaType)
{
    if (!m_writer)
        return readOnly<QString>(m_path);
    if (bytes.size() > m_attachments->limit())
        return QtFuture::makeReadyValueFuture(Result<QString>(std::unexpected(
            AttachmentStore::tooLarge(name, bytes.size(), m_attachments->limit()))));
    return m_writer->attach(bytes, name, mediaType);
}

QFuture<Result<StoredAttachment>> Journal::attachFile(const QString &path)
{
    return m_attachments ? m_attachments->attachFile(path) : readOnly<StoredAttachment>(m_path);
}

void Journal::setAttachmentLimit(qint64 bytes)
{
    if (m_attachments)
        m_attachments->setLimit(bytes);
}

qint64 Journal::attachmentLimit() const
{
    return m_attachments ? m_attachments->limit() : AttachmentStore::usualLimit;
}

QFuture<Result<>> Journal::cleanAttachments()
{
    return m_attachments ? m_attachments->clean() : readOnly<void>(m_path);
}

Result<std::unique_ptr<QIODevice>> Journal::openAttachment(const QString &sha256) const
{
    return AttachmentReader::open(m_path, readMode(), sha256);
}

QByteArray Journal::attachment(const QString &sha256) const
{
    const auto reader = openAttachment(sha256);
    return reader ? (*reader)->readAll() : QByteArray();
}

QByteArray Journal::readAttachment(const QString &sha256, qint64 offset, qint64 length) const
{
    const auto reader = openAttachment(sha256);
    return reader && (*reader)->seek(offset) ? (*reader)->read(length) : QByteArray();
}

static Result<> writeOut(QIODevice &from, const QString &sha256, const QString &path)
{
    QSaveFile to(path);
    if (!to.open(QIODevice::WriteOnly))
        return refuse(u"%1 cannot be written: %2."_s.arg(path, to.errorString()));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (;;) {
        const QByteArray bytes = from.read(attachmentPartSize);
        if (bytes.isEmpty())
            break;
        hash.addData(bytes);
        if (to.write(bytes) != bytes.size())
            return refuse(u"%1 cannot be written: %2."_s.arg(path, to.errorString()));
    }
    if (QString::fromLatin1(hash.result().toHex()) != sha256)
        return refuse(u"The attachment %1 is damaged in the archive; %2 was not written."_s.arg(
            sha256, path));
    if (!to.commit())
        return refuse(u"%1 cannot be written: %2."_s.arg(path, to.errorString()));
    return {};
}

QFuture<Result<>> Journal::exportAttachment(const QString &sha256, const QString &path) const
{
    const auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    QFuture<Result<>> future = promise->future();
    QThreadPool::globalInstance()->start([promise, archive = m_path, mode = readMode(), sha256,
                                          path] {
        const auto reader = AttachmentReader::open(archive, mode, sha256);
        promise->addResult(
            reader ? writeOut(**reader, sha256, path) : Result<>(std::unexpected(reader.error())));
        promise->finish();
    });
    return future;
}

} // namespace Bridgelog
