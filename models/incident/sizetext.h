// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace Bridgelog {

/// The size of a file as everything here spells it: "812 bytes", "3.4 MiB", "1 GiB".
QString sizeText(qint64 bytes);

/// "200 MiB", "1.5GB", "700000"; units are those of 1024, whichever way they are written. Nothing
/// where it is no size.
std::optional<qint64> sizeFrom(const QString &text);

} // namespace Bridgelog
