// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace Bridgelog {

/// What can be read in a PDF.
struct PdfTexts {
    QStringList lines; ///< what is painted, as it was painted: runs of one font and line
    QString columns; ///< the same, runs that begin at the same left edge behind each other
    QStringList strings; ///< titles, bookmarks, the targets of links, metadata
    bool isWhole = true; ///< false: something in it could not be read
};

/// Reads a PDF as Qt writes them: plain objects, deflated streams, fonts with a table of what their
/// glyphs mean. What it cannot read makes the answer not whole, never shorter in silence.
PdfTexts pdfTexts(const QByteArray &pdf);

} // namespace Bridgelog
