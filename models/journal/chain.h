// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Bridgelog {

/// The columns of an event's row as the file holds them: raw UTF-8 bytes, and integers.
struct EventRow {
    qint64 seq = 0;
    QByteArray id;
    QByteArray incident;
    QByteArray writer;
    qint64 n = 0;
    qint64 clock = 0;
    qint64 recordedAt = 0;
    QByteArray kind;
    QByteArray author;
    QByteArray payload; ///< null once redacted
    QByteArray salt;
    QByteArray payloadHash;
    QByteArray hash;
};

/// SHA-256(salt, payload).
QByteArray payloadHashOf(const QByteArray &salt, const QByteArray &payload);
/// SHA-256 over `previous` (the writer's last hash in that incident; empty for its first event) and
/// every other column but seq, payload and salt, which payload_hash stands for. Texts go in with
/// their length, integers as 8 bytes, big end first, so that no two rows have the same bytes.
QByteArray hashOf(const QByteArray &previous, const EventRow &row);
QByteArray makeSalt();

} // namespace Bridgelog
