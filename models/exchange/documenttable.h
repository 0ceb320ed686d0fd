// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Bridgelog {

/// The cells of a row of a table in Markdown, still Markdown; none where the line is no row.
QStringList tableCells(QStringView line);
/// A cell's lines as Markdown that stands outside of a table: what a writer made flat for it (items
/// of lists, quotes) stands on lines of its own again.
QString cellText(const QString &cell);
/// Markdown of one line without any mark as the text that it shows.
QString plainLine(const QString &markdown);

} // namespace Bridgelog
