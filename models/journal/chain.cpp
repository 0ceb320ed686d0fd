// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/chain.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QtEndian>

#include <array>

namespace Bridgelog {

namespace {

class Canonical {
public:
    void text(const QByteArray &bytes)
    {
        integer(bytes.size());
        m_hash.addData(bytes);
    }
    void integer(qint64 value)
    {
        const qint64 bytes = qToBigEndian(value);
        m_hash.addData(QByteArrayView(reinterpret_cast<const char *>(&bytes), sizeof bytes));
    }
    QByteArray result() const { return m_hash.result(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace

QByteArray payloadHashOf(const QByteArray &salt, const QByteArray &payload)
{
    Canonical bytes;
    bytes.text(salt);
    bytes.text(payload);
    return bytes.result();
}

QByteArray hashOf(const QByteArray &previous, const EventRow &row)
{
    Canonical bytes;
    bytes.text(previous);
    bytes.text(row.id);
    bytes.text(row.incident);
    bytes.text(row.writer);
    bytes.integer(row.n);
    bytes.integer(row.clock);
    bytes.integer(row.recordedAt);
    bytes.text(row.kind);
    bytes.text(row.author);
    bytes.text(row.payloadHash);
    return bytes.result();
}

QByteArray makeSalt()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words);
}

} // namespace Bridgelog
