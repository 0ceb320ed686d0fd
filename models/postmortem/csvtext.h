// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Bridgelog {

/// Adds a row of RFC 4180. No spreadsheet takes a cell for a formula: a leading sign of one is
/// quoted with an apostrophe.
void addCsvRow(QString &to, const QStringList &cells);

} // namespace Bridgelog
