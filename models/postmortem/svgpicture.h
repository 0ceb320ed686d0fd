// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Bridgelog {

/// A drawing with an explicit size as a PNG on white, `scale` pixels to its unit. Its texts are
/// painted as outlines, which come out the same however often fonts were used before.
QByteArray pngOf(const QByteArray &svg, int scale);

} // namespace Bridgelog
