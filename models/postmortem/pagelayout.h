// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/pagefonts.h"
#include "postmortem/phasebar.h"
#include "postmortem/picturesigns.h"

#include <QTextLayout>

#include <deque>
#include <memory>

namespace Bridgelog {

/// A text laid out, in one colour where it has no formats of its own.
struct LaidText {
    struct Link {
        int start = 0;
        int length = 0;
        QString url;
    };
    QTextLayout layout;
    QColor colour;
    QList<Link> links;
    QList<PictureSign> signs;
};

/// Something drawn at a place: a line of a text, a filled box, the phase bar, or a picture.
struct Piece {
    enum class Kind : quint8 {
        Line,
        Fill,
        Bar,
        Picture
    };
    Kind kind = Kind::Line;
    const LaidText *text = nullptr;
    int line = 0;
    QPointF at; ///< Line: where the line's top left goes
    QRectF box;
    QColor colour;
    const QImage *picture = nullptr;
};

/// A piece of a page that is not broken: pieces at places relative to its top left.
struct Strip {
    double height = 0;
    double before = 0; ///< gap above it, except at the top of a page
    bool withNext = false; ///< stays on the page of the strip behind it
    const Strip *head = nullptr; ///< of its table, repeated above it on a new page
    QString heading; ///< that begins here, for the bookmarks
    int level = 0; ///< the heading's
    std::vector<Piece> pieces;
};

/// Between two blocks of a document, or before a row of a block that is a table.
struct Place {
    size_t block = 0;
    size_t row = 0;
    friend auto operator<=>(const Place &, const Place &) = default;
};

/// Blocks as strips of a column, for pages of any length. Keeps the texts that its strips draw.
class PageLayout {
public:
    PageLayout(const PhaseBar &bar, double width)
        : m_bar(bar)
        , m_width(width)
    {
    }

    std::vector<Strip> layOut(const Blocks &blocks)
    {
        return layOut(blocks, {}, {blocks.size(), 0});
    }
    /// What stands between two places: a table that is cut there goes on without a head.
    std::vector<Strip> layOut(const Blocks &blocks, Place from, Place to);
    const PageFonts &fonts() const { return m_fonts; }
    /// Lets go of what fonts of this thread its texts hold: before another thread draws them, or
    /// this one ends.
    void releaseFonts();

private:
    using Strips = std::vector<Strip>;

    void add(Strips &to, const Block &block, double x, double width, double size);
    void add(Strips &to, const Blocks &blocks, double x, double width, double size);
    void add(Strips &to, const Blocks &blocks, size_t i, double x, double width, double size);
    void heading(Strips &to, const Block &block, double x, double width);
    void paragraph(Strips &to, const Block &block, double x, double width, double size);
    void code(Strips &to, const Block &block, double x, double width, double size);
    void list(Strips &to, const Block &block, double x, double width, double size);
    void quote(Strips &to, const Block &block, double x, double width, double size);
    void table(Strips &to, const Block &block, double x, double width, double size);
    void tableRows(
        Strips &to, const Block &table, size_t from, size_t end, double x, double width,
        double size);
    void instant(Strips &to, const Block &block, double x, double width, double size);
    void bar(Strips &to, double x, double width);
    void rule(Strips &to, double x, double width);
    void picture(Strips &to, const Block &block, double x, double width, double size);

    Strips
    row(const Block &table, const Row &row, const QList<double> &widths, double x, double size);
    Strips cell(const Blocks &blocks, double width, double size, Marks marks, Align align);
    Strip headRow(const Block &table, const QList<double> &widths, double x, double size);
    QList<double> columnWidths(const Block &table, double width, double size) const;
    Strips
    join(const std::vector<Strips> &cells, const QList<double> &widths, double x, double width);

    /// One strip for each line of a text.
    Strips lines(
        const Spans &spans, double x, double width, double size,
        Qt::Alignment align = Qt::AlignLeft);
    Strips linesOf(const LaidText &text, double x, double pitch) const;
    const LaidText &text(const Spans &spans, double width, double size, Qt::Alignment align);
    const LaidText &shortText(const QString &text, Marks marks, double width, double size);
    std::unique_ptr<LaidText>
    made(const Spans &spans, double width, double size, Qt::Alignment align) const;

    const PhaseBar &m_bar;
    double m_width;
    PageFonts m_fonts;
    std::vector<std::unique_ptr<LaidText>> m_texts;
    QHash<QString, const LaidText *> m_short; ///< cells say the same again and again
    std::deque<Strip> m_heads; ///< stay where they are
    std::vector<std::unique_ptr<QImage>> m_pictures;
};

} // namespace Bridgelog
