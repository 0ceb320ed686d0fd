// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/connection.h"

#include <QIODevice>

#include <functional>
#include <memory>
#include <optional>

namespace Bridgelog {

class Journal;

/// The bytes of a stored attachment, read piece by piece; seekable. Has a connection of its own and
/// belongs to the thread that opened it.
class AttachmentReader : public QIODevice {
public:
    static Result<std::unique_ptr<AttachmentReader>>
    open(const QString &archive, Connection::Mode mode, const QString &sha256);

    bool isSequential() const override { return false; }
    qint64 size() const override { return m_size; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    explicit AttachmentReader(std::unique_ptr<Connection> connection);
    Result<> find(const QString &sha256);
    bool loadPartAt(qint64 position);

    std::unique_ptr<Connection> m_connection;
    QString m_sha256;
    QString m_upload; ///< empty: the bytes are in the attachment's row
    qint64 m_size = 0;
    QByteArray m_part; ///< the one read last
    qint64 m_partAt = 0;
};

/// Size of every part but the last.
inline constexpr qint64 attachmentPartSize = 1 << 20;

struct BadAttachment {
    QString sha256; ///< as it reads now
    QString name;
    QString why;
};
/// Reads every attachment and names the first whose bytes are not those it is named for. Half
/// stored ones are none. `progress` (bytes so far) may return false to stop.
Result<std::optional<BadAttachment>>
firstBadAttachment(const Connection &connection, const std::function<bool(qint64)> &progress = {});

/// What reads the bytes of stored attachments by their sum, in any thread; up to `most`, and none
/// of one that is larger or not there.
std::function<QByteArray(const QString &sha256)>
attachmentBytes(const Journal &journal, qint64 most);

} // namespace Bridgelog
