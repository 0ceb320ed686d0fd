// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Bridgelog {

/// The sentences of a paragraph, each as written; together they are the whole of it.
QStringList sentencesOf(const QString &paragraph);

} // namespace Bridgelog
