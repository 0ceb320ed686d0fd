// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Bridgelog {

enum class NotifierSound : quint8 {
    None,
    Usual ///< as the desktop has it
};

/// Says something through the desktop's own notifications. Does nothing where there is no session
/// bus, and never waits for it.
void notifyDesktop(
    const QString &title, const QString &text, NotifierSound sound = NotifierSound::None);

} // namespace Bridgelog
