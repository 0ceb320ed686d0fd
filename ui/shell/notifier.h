// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Bridgelog {

/// Says something through the desktop's own notifications, silently. Does nothing where there is no
/// session bus, and never waits for it.
void notifyDesktop(const QString &title, const QString &text);

} // namespace Bridgelog
