// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/attachmentreader.h"

#include "journal/journal.h"

#include <QCryptographicHash>
#include <QVariant>

#include <algorithm>
#include <cstring>

namespace Bridgelog {

using namespace Qt::StringLiterals;

/// A file that no newer program has written yet has no parts.
static Result<bool> hasParts(const Connection &connection)
{
    const auto version = connection.value(u"PRAGMA user_version"_s);
    if (!version)
        return std::unexpected(version.error());
    return version->toInt() >= 2;
}

AttachmentReader::AttachmentReader(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
{
}

Result<std::unique_ptr<AttachmentReader>>
AttachmentReader::open(const QString &archive, Connection::Mode mode, const QString &sha256)
{
    auto connection = Connection::open(archive, mode);
    if (!connection)
        return std::unexpected(connection.error());
    std::unique_ptr<AttachmentReader> reader(new AttachmentReader(std::move(*connection)));
    if (auto found = reader->find(sha256); !found)
        return std::unexpected(found.error());
    reader->QIODevice::open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    return reader;
}

Result<> AttachmentReader::find(const QString &sha256)
{
    const auto parts = hasParts(*m_connection);
    if (!parts)
        return std::unexpected(parts.error());
    auto query = m_connection->prepare(
        *parts ? u"SELECT coalesce(size, length(bytes)), upload FROM attachment WHERE sha256 = ?"_s
               : u"SELECT length(bytes), NULL FROM attachment WHERE sha256 = ?"_s);
    if (!query)
        return std::unexpected(query.error());
    query->addBindValue(sha256);
    if (auto done = run(*query); !done)
        return done;
    if (!query->next())
        return refuse(u"The archive has no attachment %1."_s.arg(sha256));
    m_sha256 = sha256;
    m_size = query->value(0).toLongLong();
    m_upload = query->value(1).toString();
    return {};
}

bool AttachmentReader::loadPartAt(qint64 position)
{
    const bool here = position >= m_partAt && position < m_partAt + m_part.size();
    if (here)
        return true;
    const qint64 part = position / attachmentPartSize;
    auto query = m_connection->prepare(
        m_upload.isEmpty() ? u"SELECT substr(bytes, ?, ?) FROM attachment WHERE sha256 = ?"_s
                           : u"SELECT bytes FROM attachment_part WHERE upload = ? AND part = ?"_s);
    if (!query)
        return false;
    if (m_upload.isEmpty()) {
        query->addBindValue(part * attachmentPartSize + 1);
        query->addBindValue(attachmentPartSize);
        query->addBindValue(m_sha256);
    } else {
        query->addBindValue(m_upload);
        query->addBindValue(part);
    }
    if (!query->exec() || !query->next())
        return false;
    m_part = query->value(0).toByteArray();
    m_partAt = part * attachmentPartSize;
    return position < m_partAt + m_part.size();
}

qint64 AttachmentReader::readData(char *data, qint64 most)
{
    qint64 done = 0;
    while (done < most && pos() + done < m_size) {
        const qint64 position = pos() + done;
        if (!loadPartAt(position)) {
            setErrorString(u"A part of the attachment %1 is missing."_s.arg(m_sha256));
            return done > 0 ? done : -1;
        }
        const qint64 offset = position - m_partAt;
        const qint64 count = std::min(most - done, m_part.size() - offset);
        std::memcpy(data + done, m_part.constData() + offset, static_cast<size_t>(count));
        done += count;
    }
    return done;
}

namespace {

/// Walks the parts of one attachment after the other.
class AttachmentCheck {
public:
    AttachmentCheck(const Connection &connection, const std::function<bool(qint64)> &progress)
        : m_connection(connection)
        , m_progress(progress)
    {
    }
    Result<std::optional<BadAttachment>> run();

private:
    Result<QString> fault(const QString &sha256, qint64 size, const QString &upload);
    Result<QByteArray> next(const QString &sql, const QVariantList &values) const;

    const Connection &m_connection;
    const std::function<bool(qint64)> &m_progress;
    qint64 m_read = 0;
};

/// The bytes of one row; null where there is none.
Result<QByteArray> AttachmentCheck::next(const QString &sql, const QVariantList &values) const
{
    auto query = m_connection.prepare(sql);
    if (!query)
        return std::unexpected(query.error());
    for (const QVariant &value : values)
        query->addBindValue(value);
    if (!query->exec() || !query->next())
        return QByteArray();
    const QByteArray bytes = query->value(0).toByteArray();
    return bytes.isNull() ? QByteArray("") : bytes;
}

Result<QString> AttachmentCheck::fault(const QString &sha256, qint64 size, const QString &upload)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 read = 0;
    for (qint64 part = 0; read < size; ++part) {
        const auto bytes = upload.isEmpty()
            ? next(
                  u"SELECT substr(bytes, ?, ?) FROM attachment WHERE sha256 = ?"_s,
                  {part * attachmentPartSize + 1, attachmentPartSize, sha256})
            : next(
                  u"SELECT bytes FROM attachment_part WHERE upload = ? AND part = ?"_s,
                  {upload, part});
        if (!bytes)
            return std::unexpected(bytes.error());
        if (bytes->isEmpty())
            return u"a part of its bytes is missing"_s;
        hash.addData(*bytes);
        read += bytes->size();
        m_read += bytes->size();
        if (m_progress && !m_progress(m_read))
            return refuse(u"Verifying was stopped."_s);
    }
    if (read != size || QString::fromLatin1(hash.result().toHex()) != sha256)
        return u"its bytes are not what was stored"_s;
    return QString();
}

Result<std::optional<BadAttachment>> AttachmentCheck::run()
{
    const auto parts = hasParts(m_connection);
    if (!parts)
        return std::unexpected(parts.error());
    auto query = m_connection.prepare(
        *parts
            ? u"SELECT sha256, name, coalesce(size, length(bytes)), upload FROM attachment ORDER BY rowid"_s
            : u"SELECT sha256, name, length(bytes), NULL FROM attachment ORDER BY rowid"_s);
    if (!query)
        return std::unexpected(query.error());
    if (auto done = Bridgelog::run(*query); !done)
        return std::unexpected(done.error());
    while (query->next()) {
        const QString sha256 = query->value(0).toString();
        const auto why = fault(sha256, query->value(2).toLongLong(), query->value(3).toString());
        if (!why)
            return std::unexpected(why.error());
        if (!why->isEmpty())
            return BadAttachment{.sha256 = sha256, .name = query->value(1).toString(), .why = *why};
    }
    return std::nullopt;
}

} // namespace

Result<std::optional<BadAttachment>>
firstBadAttachment(const Connection &connection, const std::function<bool(qint64)> &progress)
{
    return AttachmentCheck(connection, progress).run();
}

std::function<QByteArray(const QString &sha256)>
attachmentBytes(const Journal &journal, qint64 most)
{
    const auto mode = journal.access() == Journal::Access::Immutable ? Connection::Mode::Immutable
                                                                     : Connection::Mode::Read;
    return [archive = journal.path(), mode, most](const QString &sha256) {
        const auto reader = AttachmentReader::open(archive, mode, sha256);
        return reader && (*reader)->size() <= most ? (*reader)->readAll() : QByteArray();
    };
}

} // namespace Bridgelog
