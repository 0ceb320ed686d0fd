// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"

#include <QList>
#include <QString>

namespace Bridgelog {

/// A text in a file, and where in it: "metadata", "word/document.xml", "text".
struct FileText {
    QString part;
    QString text;
};

/// Everything that can be read in a file of one of the formats that are exported, decoded as its
/// readers do: what is shown, metadata, alternative texts, the targets of links, names of files
/// inside. Refuses what it cannot read whole.
Result<QList<FileText>> textsOf(const QString &name, const QByteArray &bytes);

} // namespace Bridgelog
