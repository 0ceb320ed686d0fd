// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/postmortempreview.h"

#include "common/theme.h"

#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

/// Points become a little more than a screen's pixels: as large as the printed page at arm's
/// length.
constexpr double zoom = 1.4;
constexpr int topMargin = 6 * Theme::step;
constexpr int bottomMargin = 16 * Theme::step;
constexpr double widest = 760;
constexpr double narrowest = 160;
constexpr int roomy = 440; ///< from here on the paper has its full margin

} // namespace

PostmortemPreview::PostmortemPreview(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setObjectName(u"postmortemPreview"_s);
    setAccessibleName(tr("Preview of the postmortem"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus); // arrows and Page keys read on
    viewport()->setAutoFillBackground(false);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    verticalScrollBar()->setSingleStep(6 * Theme::step);
}

double PostmortemPreview::scale() const { return zoom / unitsPerPoint; }

double PostmortemPreview::margin() const
{
    const double wide = viewport()->width();
    const double least = (wide < roomy ? 4.0 : 8.0) * Theme::step;
    return std::max(wide > widest ? (wide - widest) / 2 : 0.0, least);
}

double PostmortemPreview::columnWidth() const
{
    return std::max(viewport()->width() - 2 * margin(), narrowest) / scale();
}

double PostmortemPreview::topOf(qsizetype section) const
{
    if (!m_page)
        return 0;
    return m_page->topOf(m_starts.value(section, static_cast<qsizetype>(m_page->blockCount())))
        * scale();
}

void PostmortemPreview::fit()
{
    const double height =
        m_page ? m_page->height() * scale() + topMargin + bottomMargin : viewport()->height();
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, qRound(height) - viewport()->height()));
}

void PostmortemPreview::setPage(
    const std::shared_ptr<const PreviewPage> &page, const QList<qsizetype> &starts)
{
    const std::shared_ptr<const PreviewPage> before = m_page;
    const int value = verticalScrollBar()->value();
    // The first block that is in view from its top: it was there before, and stays in place.
    qsizetype anchor = -1;
    std::optional<qsizetype> there;
    if (before && page && value > 0) {
        anchor = before->blockAt(std::max(0.0, (value - topMargin) / scale())) + 1;
        there = page->placeOf(*before, anchor);
    }
    m_page = page;
    m_starts = starts;
    m_placing = true;
    fit();
    if (there)
        verticalScrollBar()->setValue(
            value + qRound((page->topOf(*there) - before->topOf(anchor)) * scale()));
    m_placing = false;
    m_fresh = true;
    viewport()->update();
}

std::pair<qsizetype, double> PostmortemPreview::topSection() const
{
    const double top = verticalScrollBar()->value() - topMargin;
    qsizetype section = 0;
    while (section + 1 < m_starts.size() && topOf(section + 1) <= top)
        ++section;
    const double from = topOf(section);
    const double length = topOf(section + 1) - from;
    return {section, length > 0 ? std::clamp((top - from) / length, 0.0, 1.0) : 0};
}

void PostmortemPreview::showSection(qsizetype section, double part)
{
    const double from = topOf(section);
    const double to = topOf(section + 1);
    m_placing = true;
    verticalScrollBar()->setValue(
        section == 0 && part <= 0 ? 0 : qRound(from + (to - from) * part) + topMargin);
    m_placing = false;
}

void PostmortemPreview::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Qt::white); // paper, whatever the theme
    if (!m_page)
        return;
    const double top = topMargin - verticalScrollBar()->value();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(margin(), top);
    painter.scale(scale(), scale());
    m_page->paint(
        painter, (event->rect().top() - top) / scale(),
        (event->rect().bottom() + 1 - top) / scale());
    if (std::exchange(m_fresh, false))
        Q_EMIT painted();
}

void PostmortemPreview::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fit();
    Q_EMIT widthChanged(columnWidth());
}

void PostmortemPreview::scrollContentsBy(int, int)
{
    viewport()->update();
    if (!m_placing)
        Q_EMIT scrolled();
}

} // namespace Bridgelog
