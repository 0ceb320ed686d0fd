// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/pagelayout.h"

class QPainter;

namespace Bridgelog {

/// Draws the pieces of a layout, in its units.
class PiecePainter {
public:
    PiecePainter(QPainter &painter, const PhaseBar &bar, const PageFonts &fonts)
        : m(painter)
        , m_bar(bar)
        , m_fonts(fonts)
    {
    }
    void paint(const Piece &piece, const QPointF &origin);

private:
    void paintSigns(const LaidText &text, const QTextLine &line, const QPointF &at);
    void paintLabel(const PhaseBar::Label &label, const QRectF &box, double scale, double baseline);
    void paintBar(const QRectF &box);

    QPainter &m;
    const PhaseBar &m_bar;
    const PageFonts &m_fonts;
    QHash<QString, QImage> m_pictures;
};

} // namespace Bridgelog
