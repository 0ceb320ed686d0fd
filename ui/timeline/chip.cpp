// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/chip.h"

#include "common/painting.h"
#include "common/theme.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;
constexpr int widest = 60 * step;

} // namespace

Chip::Chip(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(&Theme::instance(), &Theme::changed, this, &QWidget::updateGeometry);
}

void Chip::setMenu(QMenu *menu)
{
    m_menu = menu;
    setCheckable(true);
    connect(this, &QAbstractButton::clicked, this, [this] {
        setChecked(!isChecked()); // what the menu sets decides
        openMenu();
    });
}

void Chip::openMenu()
{
    const QPoint below = rect().bottomLeft() + QPoint(0, step);
    m_menu->popup(mapToGlobal(isRightToLeft() ? below + QPoint(width(), 0) : below));
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(Theme::instance().font(Theme::Size::Small));
    const int width =
        metrics.horizontalAdvance(text()) + 5 * step + (m_menu ? menuArrowWidth + step : 0);
    return {std::min(width, widest), metrics.height() + 2 * step};
}

void Chip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal round = box.height() / 2;
    const bool hot = underMouse() || isDown();
    paintBox(
        &painter, box,
        isChecked() ? theme.tint(Theme::Token::Accent, Theme::Tint::Strong) : QColor(),
        theme.color(isChecked() || hot ? Theme::Token::Accent : Theme::Token::Line), round);
    if (hasFocus())
        paintFocusRing(&painter, box, round);
    painter.setFont(theme.font(Theme::Size::Small));
    painter.setPen(
        isChecked() ? theme.ink(Theme::Token::Accent)
                    : theme.color(hot ? Theme::Token::Text : Theme::Token::Dim));
    const qreal arrow = m_menu ? menuArrowWidth + step : 0;
    const bool mirrored = isRightToLeft();
    const QRectF inside = box.adjusted(
        2.5 * step + (mirrored ? arrow : 0), 0, -2.5 * step - (mirrored ? 0 : arrow) + step, 0);
    painter.drawText(
        inside, Qt::AlignVCenter | Qt::AlignLeading,
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, static_cast<int>(inside.width())));
    if (m_menu)
        paintChevron(
            &painter,
            QRectF(
                mirrored ? box.left() + step : box.right() - arrow, box.top(), menuArrowWidth,
                box.height()),
            Qt::DownArrow, painter.pen().color());
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || (m_menu && event->key() == Qt::Key_Down))
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace Bridgelog
