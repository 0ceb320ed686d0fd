// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"

#include <QStringList>

namespace Bridgelog {

/// Some lines of a file, and which they are.
struct Excerpt {
    QStringList lines;
    QString which; ///< "lines 10–25"
    friend bool operator==(const Excerpt &, const Excerpt &) = default;
};

/// The lines of `text` that somebody asks for: `10`, `10-25`, `10-`, or words that they have; all
/// of them for nothing. Never more than a reader reads.
Result<Excerpt> excerptOf(const QString &text, const QString &asked);

/// As Markdown: what it is of, and the lines in a fence that none of them closes.
QString excerptText(const QString &name, const Excerpt &excerpt, const QString &language);

} // namespace Bridgelog
