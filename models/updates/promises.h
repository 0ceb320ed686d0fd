// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace Bridgelog {

// What an English text promises. It goes by the words of one sentence at a time.

/// Where it says when something will work again, as (from, length). When the next update comes, and
/// what has happened already, is no such promise.
QList<std::pair<qsizetype, qsizetype>> promisedRepairsIn(const QString &text);

/// True if it says when the next update comes: by a time or after one.
bool promisesNextUpdate(const QString &text);

} // namespace Bridgelog
