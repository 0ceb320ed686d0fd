// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>

class QKeyEvent;

namespace Bridgelog {

/// What was pressed, as a shortcut is written: Shift counts with letters, and not where it only
/// reaches a sign that another keyboard has without it.
QKeySequence keystroke(const QKeyEvent &event);

/// A character, and nothing held that makes a command of it.
bool isForWriting(const QKeyEvent &event);

} // namespace Bridgelog
