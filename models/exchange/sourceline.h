// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Bridgelog {

/// A line of the material and where it stands, counted from 1.
struct SourceLine {
    int number = 0;
    QString text;
};

using SourceLines = QList<SourceLine>;

SourceLines linesOf(const QString &text);
/// The lines as one text, without blank ones at either end. Typographic bullets become Markdown's,
/// and indentation that would make a bullet code is taken off.
QString markdownOf(const SourceLines &lines);
/// The same of a report's prose: where no line is blank and each ends a sentence of some length,
/// the page's spacing is lost, and each line is a paragraph.
QString proseOf(const SourceLines &lines);
/// What follows the bullet or number of a list line; nothing where the line is none.
std::optional<QString> listItemOf(const QString &line);
/// `text` in typographic quotes, cut where it is long, for a sentence about it.
QString quoted(const QString &text);

} // namespace Bridgelog
