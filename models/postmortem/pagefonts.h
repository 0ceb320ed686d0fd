// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/blocks.h"
#include "postmortem/codecolours.h"

#include <QColor>
#include <QFont>
#include <QHash>
#include <QTextCharFormat>

namespace Bridgelog {

/// The page's unit: a twentieth of a point, so that fonts have whole pixel sizes and lie where they
/// were measured.
inline constexpr int unitsPerPoint = 20;
constexpr double points(double count) { return count * unitsPerPoint; }

/// From one line to the next, by the size of the font.
inline constexpr double lineHeight = 1.45;

/// What a printed page is set in: always light, by the same palette as the HTML document.
class PageFonts {
public:
    PageFonts();

    static constexpr double body = 9.5;
    static constexpr double small = 8;

    /// A font of `size` points.
    QFont font(double size, Marks marks = {}) const;
    const QTextCharFormat &format(double size, Marks marks, bool isLink) const;
    const QTextCharFormat &codeFormat(double size, CodeTone tone) const;

    /// How many blanks are as wide as a picture among words.
    static qsizetype blanksOfSign(Marks marks) { return marks.testFlag(Mark::Code) ? 2 : 5; }

    static QColor text() { return QColor(0x1b, 0x24, 0x30); }
    static QColor dim() { return QColor(0x56, 0x61, 0x74); }
    static QColor line() { return QColor(0xdd, 0xe2, 0xea); }
    static QColor panel() { return QColor(0xf6, 0xf7, 0xf9); }
    static QColor link() { return QColor(0x1a, 0x5f, 0xc8); }
    static QColor critical() { return QColor(0xf6, 0xa5, 0xa5); }
    static QColor warning() { return QColor(0xf4, 0xcf, 0x7f); }
    static QColor good() { return QColor(0x9f, 0xdc, 0xbb); }

private:
    QStringList m_sans;
    QStringList m_mono;
    mutable QHash<int, QTextCharFormat> m_formats;
};

} // namespace Bridgelog
