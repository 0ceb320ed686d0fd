// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/button.h"

#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

namespace Bridgelog {

Button::Button(const QString &text, Kind kind, QWidget *parent)
    : QPushButton(text, parent)
    , m_kind(kind)
{
    setAutoDefault(false);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (kind == Kind::Quiet)
        setAttribute(Qt::WA_Hover);
}

void Button::setSplitMenu(QMenu *menu)
{
    m_splitMenu = menu;
    updateGeometry();
}

void Button::openMenu()
{
    if (!m_splitMenu)
        return;
    const int right = mapToGlobal(QPoint(width(), 0)).x();
    const int x =
        isRightToLeft() ? mapToGlobal(QPoint(0, 0)).x() : right - m_splitMenu->sizeHint().width();
    m_splitMenu->popup(QPoint(x, mapToGlobal(QPoint(0, height() + 4)).y()));
}

QSize Button::sizeHint() const
{
    const QSize hint = QPushButton::sizeHint();
    return isSplit() ? hint + QSize(arrowWidth, 0) : hint;
}

QSize Button::minimumSizeHint() const { return sizeHint(); }

void Button::mousePressEvent(QMouseEvent *event)
{
    const qreal x = event->position().x();
    const bool onArrow = isRightToLeft() ? x < arrowWidth : x > width() - arrowWidth;
    if (isSplit() && onArrow && event->button() == Qt::LeftButton) {
        openMenu();
        return;
    }
    QPushButton::mousePressEvent(event);
}

void Button::keyPressEvent(QKeyEvent *event)
{
    if (isSplit() && event->key() == Qt::Key_Down) {
        openMenu();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QPushButton::keyPressEvent(event);
}

} // namespace Bridgelog
