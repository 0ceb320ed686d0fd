// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Bridgelog {

/// For each line of a Markdown text whether it is code between fences, or a fence itself. A fence
/// that nothing closes is none: while somebody types it, what is below stays what it was.
QList<bool> fencedLines(const QList<QStringView> &lines);

} // namespace Bridgelog
