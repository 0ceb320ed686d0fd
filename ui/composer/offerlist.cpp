// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/offerlist.h"

#include "common/painting.h"

#include <QFontMetrics>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;

} // namespace

OfferList::OfferList(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"offerList"_s);
    setAccessibleName(tr("What the word may become"));
    setMouseTracking(true);
    hide();
}

bool OfferList::offer(const QList<Offer> &offers)
{
    if (m_offers != offers) {
        m_offers = offers;
        m_current = 0;
        resize(sizeHint());
        update();
    }
    return !m_offers.isEmpty();
}

void OfferList::moveBy(int rows)
{
    const int count = static_cast<int>(m_offers.size());
    if (count > 0)
        m_current = (m_current + rows + count) % count;
    update();
}

QString OfferList::current() const
{
    return isHidden() || m_offers.isEmpty() ? QString() : m_offers.at(m_current).text;
}

int OfferList::rowHeight() const
{
    return QFontMetrics(Theme::instance().font(Theme::Size::Body)).height() + 2 * step;
}

int OfferList::nameWidth() const
{
    const QFontMetrics metrics(Theme::instance().strong(Theme::Size::Body));
    int width = 0;
    for (const Offer &offer : m_offers)
        width = std::max(width, metrics.horizontalAdvance(offer.text));
    return width;
}

int OfferList::rowAt(int y) const
{
    const int row = (y - step) / rowHeight();
    return y >= step && row < m_offers.size() ? row : -1;
}

QSize OfferList::sizeHint() const
{
    const QFontMetrics metrics(Theme::instance().font(Theme::Size::Small));
    int meaning = 0;
    for (const Offer &offer : m_offers)
        meaning = std::max(meaning, metrics.horizontalAdvance(offer.meaning));
    return {
        nameWidth() + (meaning > 0 ? meaning + 3 * step : 0) + 6 * step,
        static_cast<int>(m_offers.size()) * rowHeight() + 2 * step};
}

void OfferList::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    paintBox(
        &painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.color(Theme::Token::Raised),
        theme.color(Theme::Token::Line));
    const int meaning = nameWidth() + 5 * step;
    for (int row = 0; row < m_offers.size(); ++row) {
        const QRect rect(step, step + row * rowHeight(), width() - 2 * step, rowHeight());
        if (row == m_current)
            paintBox(
                &painter, rect, theme.tint(Theme::Token::Accent, Theme::Tint::Selected), QColor());
        painter.setFont(theme.strong(Theme::Size::Body));
        painter.setPen(theme.color(m_offers[row].token));
        painter.drawText(
            rect.adjusted(2 * step, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_offers[row].text);
        painter.setFont(theme.font(Theme::Size::Small));
        painter.setPen(theme.color(Theme::Token::Dim));
        painter.drawText(
            rect.adjusted(meaning, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
            m_offers[row].meaning);
    }
}

void OfferList::mousePressEvent(QMouseEvent *event)
{
    if (const int row = rowAt(event->position().toPoint().y()); row >= 0)
        Q_EMIT chosen(m_offers.at(row).text);
}

void OfferList::mouseMoveEvent(QMouseEvent *event)
{
    if (const int row = rowAt(event->position().toPoint().y()); row >= 0 && row != m_current) {
        m_current = row;
        update();
    }
}

} // namespace Bridgelog
