// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"

#include <QByteArray>

namespace Bridgelog {

enum class Material : quint8 {
    Text,
    IncidentJson
};

/// What `content` is, by itself or by the format that was asked for ("statuspage-text", "json").
/// What is known to be something else is refused with a sentence that says what it looks like and
/// what is understood.
Result<Material> recognised(const QByteArray &content, const QString &name, const QString &format);

} // namespace Bridgelog
