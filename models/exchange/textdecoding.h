// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"

#include <QByteArray>
#include <QStringList>

namespace Bridgelog {

struct DecodedText {
    QString text; ///< lines end in LF alone; blanks that only look like one are plain blanks
    QStringList warnings;
};

/// UTF-8 (a byte order mark is tolerated), UTF-16 with one, else Windows-1252 with a warning.
/// Refuses what is no text.
Result<DecodedText> decodedText(const QByteArray &content, const QString &fileName);

} // namespace Bridgelog
