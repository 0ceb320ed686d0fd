// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/pdfwriter.h"

#include "postmortem/pagelayout.h"
#include "postmortem/parts.h"
#include "postmortem/pdfstamp.h"
#include "postmortem/piecepainter.h"
#include "postmortem/postmortem.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <memory>
#include <optional>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr double pageWidth = points(595);
constexpr double pageHeight = points(842);
constexpr double sideMargin = points(56);
constexpr double top = points(62);
constexpr double bottom = pageHeight - points(62);

/// A strip and where it goes.
struct Placed {
    const Strip *strip = nullptr;
    double y = 0;
};
struct Page {
    size_t first = 0; ///< the index of its first strip, heads aside
    std::vector<Placed> placed;
};

/// Distributes strips over pages.
class Paginator {
public:
    std::vector<Page> paginate(const std::vector<Strip> &strips)
    {
        m_pages.emplace_back();
        for (size_t i = 0; i < strips.size(); ++i) {
            const Strip &strip = strips[i];
            if (m_y > top && m_y + strip.before + togetherFrom(strips, i) > bottom)
                newPage(strip, i);
            std::vector<Placed> &placed = m_pages.back().placed;
            const double gap = placed.empty() ? 0 : strip.before;
            placed.push_back({.strip = &strip, .y = m_y + gap});
            m_y += gap + strip.height;
        }
        return std::move(m_pages);
    }

private:
    /// The height of a strip with all that must stay on its page; never more than a third of one.
    static double togetherFrom(const std::vector<Strip> &strips, size_t i)
    {
        double height = strips[i].height;
        for (; strips[i].withNext && i + 1 < strips.size() && height < (bottom - top) / 3; ++i)
            height += strips[i + 1].before + strips[i + 1].height;
        return height;
    }

    void newPage(const Strip &next, size_t index)
    {
        m_pages.push_back({.first = index, .placed = {}});
        m_y = top;
        if (!next.head)
            return;
        m_pages.back().placed.push_back({.strip = next.head, .y = m_y});
        m_y += next.head->height;
    }

    std::vector<Page> m_pages;
    double m_y = top;
};

class PagePainter {
public:
    PagePainter(QPainter &painter, const PostmortemText &text)
        : m(painter)
        , m_text(text)
        , m_piece(painter, text.bar, m_fonts)
    {
    }

    void paint(const Page &page, int number, int count)
    {
        m_page = number - 1;
        m.save();
        for (const Placed &placed : page.placed) {
            if (!placed.strip->heading.isEmpty())
                m_extras.bookmarks.append(
                    {.title = placed.strip->heading,
                     .level = placed.strip->level,
                     .page = m_page,
                     .top = placed.y / unitsPerPoint - 6});
            for (const Piece &piece : placed.strip->pieces) {
                m_piece.paint(piece, QPointF(sideMargin, placed.y));
                if (piece.kind == Piece::Kind::Line)
                    noteLinks(piece, QPointF(sideMargin, placed.y));
            }
        }
        m.restore();
        paintEdges(number, count);
    }

    const PdfExtras &extras() const { return m_extras; }

private:
    /// Notes where the links of a line of text are.
    void noteLinks(const Piece &piece, const QPointF &origin)
    {
        const QTextLine line = piece.text->layout.lineAt(piece.line);
        for (const LaidText::Link &link : piece.text->links) {
            const int from = std::max(link.start, line.textStart());
            const int to = std::min(link.start + link.length, line.textStart() + line.textLength());
            if (from >= to)
                continue;
            const double left = line.cursorToX(from);
            const double right = line.cursorToX(to);
            const QPointF at = origin + piece.at + QPointF(0, line.y());
            const QRectF box(
                at.x() + std::min(left, right), at.y(), std::abs(right - left), line.height());
            m_extras.links.append(
                {.page = m_page,
                 .box = QRectF(box.topLeft() / unitsPerPoint, box.size() / unitsPerPoint),
                 .url = link.url});
        }
    }

    void paintEdges(int number, int count)
    {
        m.setFont(m_fonts.font(PageFonts::small));
        m.setPen(PageFonts::dim());
        const double width = pageWidth - 2 * sideMargin;
        const QRectF foot(sideMargin, bottom + points(20), width, points(14));
        m.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, u"%1 / %2"_s.arg(number).arg(count));
        if (number == 1)
            return;
        const QRectF head(sideMargin, points(34), width, points(14));
        const QFontMetricsF metrics(m.font());
        QString title = m_text.title;
        takePictureSigns(title, 0);
        m.drawText(
            head, Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(title.simplified(), Qt::ElideRight, width));
    }

    QPainter &m;
    const PostmortemText &m_text;
    PageFonts m_fonts;
    PiecePainter m_piece;
    PdfExtras m_extras{.pageHeight = pageHeight / unitsPerPoint};
    int m_page = 0;
};

/// A stretch of the document, laid out.
struct Laid {
    explicit Laid(const PhaseBar &bar)
        : layout(bar, pageWidth - 2 * sideMargin)
    {
    }
    PageLayout layout;
    std::vector<Strip> strips;
};

/// Some of the pages as a PDF of their own.
struct Painted {
    QByteArray bytes;
    PdfExtras extras;
};

/// Makes the pages of a document. A long one is cut in its longest table, and both stretches are
/// laid out and painted at once. What a thread has laid out no other one touches meanwhile, since
/// drawing changes a layout: the page that both stretches share is painted before.
class PdfPages {
public:
    explicit PdfPages(const PostmortemText &text)
        : m_text(text)
    {
    }

    std::vector<Painted> painted()
    {
        const Place end{.block = m_text.blocks.size(), .row = 0};
        const std::optional<Place> cut = middle();
        const std::vector<Place> places =
            cut ? std::vector{Place(), *cut, end} : std::vector{Place(), end};
        m_laid = inParts(places.size() - 1, 1, [&](size_t i, size_t) {
            auto laid = std::make_unique<Laid>(m_text.bar);
            laid->strips = laid->layout.layOut(m_text.blocks, places[i], places[i + 1]);
            if (cut)
                laid->layout.releaseFonts();
            return laid;
        });
        const size_t early = m_laid.front()->strips.size();
        std::vector<Strip> strips = std::move(m_laid.front()->strips);
        if (cut)
            std::ranges::move(m_laid.back()->strips, std::back_inserter(strips));
        m_pages = Paginator().paginate(strips);
        return cut ? inTwo(early) : oneAfterAnother();
    }

private:
    /// Where a document that is long is cut.
    std::optional<Place> middle() const
    {
        const Blocks &blocks = m_text.blocks;
        const auto longest = std::ranges::max_element(
            blocks, {}, [](const Block &block) { return block.rows.size(); });
        if (longest == blocks.end() || longest->rows.size() < longTable)
            return {};
        return Place{
            .block = static_cast<size_t>(longest - blocks.begin()),
            .row = longest->rows.size() / 2};
    }

    std::vector<Painted> oneAfterAnother() const
    {
        std::vector<Painted> all;
        all.push_back(paint(0, m_pages.size()));
        return all;
    }

    std::vector<Painted> inTwo(size_t early)
    {
        const auto later = std::ranges::lower_bound(m_pages, early, {}, &Page::first);
        const auto second = static_cast<size_t>(later - m_pages.begin());
        const bool shared = later == m_pages.end() || later->first != early;
        const size_t first = shared ? second - 1 : second;
        Painted between;
        if (shared) {
            between = paint(first, second);
            for (const auto &laid : m_laid)
                laid->layout.releaseFonts();
        }
        std::vector<Painted> all = inParts(2, 1, [&](size_t i, size_t) {
            Painted made = i == 0 ? paint(0, first) : paint(second, m_pages.size());
            m_laid[i].reset(); // takes its time, too
            return made;
        });
        all.insert(all.begin() + 1, std::move(between));
        return all;
    }

    Painted paint(size_t from, size_t end) const
    {
        QBuffer buffer;
        if (from == end || !buffer.open(QIODevice::WriteOnly))
            return {};
        QPdfWriter pdf(&buffer);
        pdf.setResolution(72 * unitsPerPoint);
        pdf.setPageSize(QPageSize(QPageSize::A4));
        pdf.setPageMargins(QMarginsF());
        pdf.setTitle(m_text.title);
        pdf.setCreator(u"Bridgelog"_s);
        pdf.setDocumentXmpMetadata(
            pdfMetadata(m_text.title, m_text.organisation, m_text.lastInstant));
        QPainter painter(&pdf);
        PagePainter page(painter, m_text);
        for (size_t i = from; i < end; ++i) {
            if (i > from)
                pdf.newPage();
            page.paint(m_pages[i], static_cast<int>(i + 1), static_cast<int>(m_pages.size()));
        }
        painter.end();
        return {.bytes = buffer.data(), .extras = page.extras()};
    }

    /// A table of so many rows is worth a second thread.
    static constexpr size_t longTable = 2'000;

    const PostmortemText &m_text;
    std::vector<std::unique_ptr<Laid>> m_laid;
    std::vector<Page> m_pages;
};

} // namespace

Result<QByteArray> writePdf(const PostmortemText &text)
{
    QList<QByteArray> parts;
    PdfExtras extras{.pageHeight = pageHeight / unitsPerPoint, .bookmarks = {}, .links = {}};
    for (const Painted &painted : PdfPages(text).painted()) {
        if (painted.bytes.isEmpty())
            continue;
        parts.append(painted.bytes);
        extras.bookmarks += painted.extras.bookmarks;
        extras.links += painted.extras.links;
    }
    const QByteArray bytes =
        parts.isEmpty() ? QByteArray() : stamped(parts, text.lastInstant, extras);
    if (bytes.isEmpty())
        return refuse(u"The PDF could not be painted."_s);
    return bytes;
}

} // namespace Bridgelog
