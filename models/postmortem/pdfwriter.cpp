// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/pdfwriter.h"

#include "postmortem/pagelayout.h"
#include "postmortem/pdfstamp.h"
#include "postmortem/piecepainter.h"
#include "postmortem/postmortem.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>

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
using Page = std::vector<Placed>;

/// Distributes strips over pages.
class Paginator {
public:
    explicit Paginator(const PageLayout &layout)
        : m_layout(layout)
    {
    }

    std::vector<Page> paginate(const std::vector<Strip> &strips)
    {
        m_pages.emplace_back();
        for (size_t i = 0; i < strips.size(); ++i) {
            const Strip &strip = strips[i];
            if (m_y > top && m_y + strip.before + togetherFrom(strips, i) > bottom)
                newPage(strip);
            const double gap = m_pages.back().empty() ? 0 : strip.before;
            m_pages.back().push_back({.strip = &strip, .y = m_y + gap});
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

    void newPage(const Strip &next)
    {
        m_pages.emplace_back();
        m_y = top;
        if (next.table < 0)
            return;
        const Strip &head = m_layout.head(next.table);
        m_pages.back().push_back({.strip = &head, .y = m_y});
        m_y += head.height;
    }

    const PageLayout &m_layout;
    std::vector<Page> m_pages;
    double m_y = top;
};

class PagePainter {
public:
    PagePainter(QPainter &painter, const PostmortemText &text, const PageLayout &layout)
        : m(painter)
        , m_text(text)
        , m_fonts(layout.fonts())
        , m_piece(painter, text.bar, layout.fonts())
    {
    }

    void paint(const Page &page, int number, int count)
    {
        m_page = number - 1;
        m.save();
        for (const Placed &placed : page) {
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
    const PageFonts &m_fonts;
    PiecePainter m_piece;
    PdfExtras m_extras{.pageHeight = pageHeight / unitsPerPoint};
    int m_page = 0;
};

} // namespace

static QByteArray
pagesOf(const PostmortemText &text, QPdfWriter &pdf, QBuffer &buffer, PdfExtras &extras)
{
    PageLayout layout(text.bar, pageWidth - 2 * sideMargin);
    const std::vector<Strip> strips = layout.layOut(text.blocks);
    const std::vector<Page> pages = Paginator(layout).paginate(strips);
    QPainter painter(&pdf);
    PagePainter page(painter, text, layout);
    const auto count = static_cast<int>(pages.size());
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            pdf.newPage();
        page.paint(pages[static_cast<size_t>(i)], i + 1, count);
    }
    painter.end();
    extras = page.extras();
    return buffer.data();
}

Result<QByteArray> writePdf(const PostmortemText &text)
{
    QBuffer buffer;
    if (!buffer.open(QIODevice::WriteOnly))
        return refuse(u"The PDF could not be made: there is no memory for it."_s);
    QPdfWriter pdf(&buffer);
    pdf.setResolution(72 * unitsPerPoint);
    pdf.setPageSize(QPageSize(QPageSize::A4));
    pdf.setPageMargins(QMarginsF());
    pdf.setTitle(text.title);
    pdf.setCreator(u"Bridgelog"_s);
    pdf.setDocumentXmpMetadata(pdfMetadata(text.title, text.organisation, text.lastInstant));
    PdfExtras extras;
    const QByteArray bytes = pagesOf(text, pdf, buffer, extras);
    if (bytes.isEmpty())
        return refuse(u"The PDF could not be painted."_s);
    return stamped(bytes, text.lastInstant, extras);
}

} // namespace Bridgelog
