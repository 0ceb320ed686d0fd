// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/words.h"

#include <QJsonValue>

namespace Bridgelog {

// What may be absent is null in the document.

inline QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

inline QJsonValue isoOrNull(const std::optional<Instant> &instant)
{
    return instant ? QJsonValue(isoText(*instant)) : QJsonValue();
}

template <typename E>
inline QJsonValue wordOrNull(const std::optional<E> &value)
{
    return value ? QJsonValue(word(*value)) : QJsonValue();
}

inline QJsonValue numberOrNull(const std::optional<int> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

} // namespace Bridgelog
