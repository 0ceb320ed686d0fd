// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Bridgelog {

/// What is longer is data, not prose: no time and no meaning is looked for in it.
inline constexpr qsizetype longestSentence = 4000;

/// The sentences of a paragraph, each as written; together they are the whole of it.
QStringList sentencesOf(const QString &paragraph);

} // namespace Bridgelog
