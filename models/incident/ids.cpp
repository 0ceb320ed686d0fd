// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/ids.h"

#include "incident/moment.h"

#include <QRandomGenerator>

#include <array>
#include <mutex>

namespace Bridgelog {

QUuid makeUuid7()
{
    // Within one process the 12 bits after the millisecond count up, so that ids sort as they were
    // made (RFC 9562, 6.2).
    static std::mutex mutex;
    static quint64 lastStamp = 0;
    quint64 stamp = 0;
    {
        const std::lock_guard lock(mutex);
        stamp = std::max(static_cast<quint64>(Instant::now().us / 1000) << 12, lastStamp + 1);
        lastStamp = stamp;
    }
    const quint64 random = QRandomGenerator::system()->generate64();
    std::array<quint8, 16> bytes{};
    for (size_t i = 0; i < 6; ++i)
        bytes[i] = static_cast<quint8>(stamp >> (12 + 8 * (5 - i)));
    bytes[6] = static_cast<quint8>(0x70 | ((stamp >> 8) & 0x0f));
    bytes[7] = static_cast<quint8>(stamp);
    for (size_t i = 0; i < 8; ++i)
        bytes[8 + i] = static_cast<quint8>(random >> (8 * i));
    bytes[8] = static_cast<quint8>(0x80 | (bytes[8] & 0x3f));
    return QUuid::fromRfc4122(QByteArrayView(bytes.data(), bytes.size()));
}

} // namespace Bridgelog
