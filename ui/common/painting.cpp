// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/painting.h"

#include "common/button.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace Bridgelog {

using Token = Theme::Token;

namespace {

QColor color(Token token) { return Theme::instance().color(token); }

QColor lifted(const QColor &ground, const QStyleOption *option)
{
    const bool down = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hover = option->state & QStyle::State_MouseOver;
    if (!(option->state & QStyle::State_Enabled) || (!down && !hover))
        return ground;
    const bool darkGround = ground.lightness() < 128;
    if (down)
        return darkGround ? ground.darker(112) : ground.darker(108);
    return darkGround ? ground.lighter(118) : ground.darker(103);
}

} // namespace

void paintBox(
    QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &line, qreal radius)
{
    // In high contrast grounds are too alike to tell one from another: each has its outline.
    const bool outlined = line.isValid() || Theme::instance().isHighContrast();
    const QColor edge = line.isValid() ? line : color(Token::Line);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(outlined ? QPen(edge, 1) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal inset = outlined ? 0.5 : 0.0;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

void paintFocusRing(QPainter *painter, const QRectF &rect, qreal radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color(Token::Accent), 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius - 1, radius - 1);
    painter->restore();
}

void paintChevron(
    QPainter *painter, const QRectF &rect, Qt::ArrowType direction, const QColor &colour)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center());
    const auto turn = [direction] {
        switch (direction) {
        case Qt::UpArrow: return 180;
        case Qt::LeftArrow: return 90;
        case Qt::RightArrow: return -90;
        case Qt::DownArrow:
        case Qt::NoArrow: break;
        }
        return 0;
    };
    painter->rotate(turn());
    painter->setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF({QPointF(-3.5, -1.75), QPointF(0, 1.75), QPointF(3.5, -1.75)}));
    painter->restore();
}

void paintButtonPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const auto *button = qobject_cast<const Button *>(widget);
    const Button::Kind kind = button ? button->kind() : Button::Kind::Plain;
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool active =
        option->state & (QStyle::State_MouseOver | QStyle::State_Sunken | QStyle::State_On);
    const bool chosen = enabled && option->state & QStyle::State_On;
    const QRectF rect = option->rect;
    if (chosen && kind == Button::Kind::Plain)
        paintBox(
            painter, rect, Theme::instance().tint(Token::Accent, Theme::Tint::Strong),
            color(Token::Accent));
    else if (kind == Button::Kind::Primary && enabled)
        paintBox(painter, rect, lifted(color(Token::AccentFill), option), {});
    else if (kind != Button::Kind::Quiet)
        paintBox(painter, rect, lifted(color(Token::Raised), option), color(Token::Line));
    else if (active && enabled)
        paintBox(painter, rect, color(Token::Raised), {});
    if (button && button->isSplit()) {
        const bool mirrored = option->direction == Qt::RightToLeft;
        const qreal x =
            mirrored ? rect.left() + Button::arrowWidth : rect.right() - Button::arrowWidth;
        QColor hair = color(kind == Button::Kind::Primary ? Token::OnAccent : Token::Dim);
        hair.setAlphaF(0.3F);
        painter->setPen(hair);
        painter->drawLine(QPointF(x, rect.top() + 7), QPointF(x, rect.bottom() - 7));
    }
    if (option->state & QStyle::State_HasFocus && option->state & QStyle::State_KeyboardFocusChange)
        paintFocusRing(painter, rect);
}

namespace {

QColor labelInk(const QStyleOptionButton &option, const Button *button)
{
    if (!(option.state & QStyle::State_Enabled))
        return color(Token::Faint);
    if (button && button->kind() == Button::Kind::Primary)
        return color(Token::OnAccent);
    if (button && button->kind() == Button::Kind::Plain && option.state & QStyle::State_On)
        return Theme::instance().ink(Token::Accent);
    const bool lit =
        option.state & (QStyle::State_MouseOver | QStyle::State_Sunken | QStyle::State_HasFocus);
    if (button && button->kind() == Button::Kind::Quiet && !lit)
        return color(Token::Dim);
    return option.palette.color(QPalette::ButtonText);
}

/// Paints the chevron of a button with a menu, and gives what room is left.
QRect paintMenuArrow(
    const QStyleOptionButton &option, QPainter *painter, const Button *button, const QColor &ink)
{
    const bool split = button && button->isSplit();
    if (!split && !(option.features & QStyleOptionButton::HasMenu))
        return option.rect;
    const int width = split ? Button::arrowWidth : menuArrowWidth;
    const QRect &all = option.rect;
    const QRect arrow(all.right() - width + (split ? 1 : -2), all.top(), width, all.height());
    paintChevron(painter, QStyle::visualRect(option.direction, all, arrow), Qt::DownArrow, ink);
    return QStyle::visualRect(option.direction, all, all.adjusted(0, 0, -width, 0));
}

} // namespace

void paintButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const auto *push = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!push)
        return;
    const auto *button = qobject_cast<const Button *>(widget);
    const bool enabled = push->state & QStyle::State_Enabled;
    const QColor ink = labelInk(*push, button);
    const QRect rect = paintMenuArrow(*push, painter, button, ink);
    const int gap = push->icon.isNull() || push->text.isEmpty() ? 0 : 6;
    const int iconWidth = push->icon.isNull() ? 0 : push->iconSize.width();
    const int textWidth = push->fontMetrics.size(Qt::TextShowMnemonic, push->text).width();
    QRect content(0, 0, qMin(iconWidth + gap + textWidth, rect.width()), rect.height());
    content.moveCenter(rect.center());
    if (iconWidth > 0) {
        const QRect place = QStyle::alignedRect(
            push->direction, Qt::AlignLeft | Qt::AlignVCenter,
            QSize(iconWidth, push->iconSize.height()), content);
        push->icon.paint(
            painter, place, Qt::AlignCenter, enabled ? QIcon::Active : QIcon::Disabled);
    }
    const QRect text = QStyle::alignedRect(
        push->direction, Qt::AlignRight | Qt::AlignVCenter,
        QSize(content.width() - iconWidth - gap, content.height()), content);
    painter->setPen(ink);
    painter->drawText(
        text, Qt::AlignCenter | Qt::TextHideMnemonic | Qt::TextSingleLine, push->text);
}

void paintCheckMark(const QStyleOption *option, QPainter *painter, bool round)
{
    const bool on = option->state & QStyle::State_On;
    const bool enabled = option->state & QStyle::State_Enabled;
    const QRectF rect = QRectF(option->rect);
    const qreal radius = round ? rect.width() / 2 : 3;
    const Token fill = enabled ? Token::AccentFill : Token::Raised;
    paintBox(
        painter, rect, on ? color(fill) : color(Token::Window),
        on ? QColor() : color(option->state & QStyle::State_MouseOver ? Token::Dim : Token::Faint),
        radius);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor ink = color(enabled ? Token::OnAccent : Token::Faint);
    if (on && round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(ink);
        painter->drawEllipse(rect.center(), rect.width() / 5, rect.width() / 5);
    } else if (on) {
        painter->setPen(QPen(ink, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const qreal w = rect.width();
        painter->drawPolyline(QPolygonF(
            {rect.topLeft() + QPointF(0.25 * w, 0.52 * w),
             rect.topLeft() + QPointF(0.43 * w, 0.70 * w),
             rect.topLeft() + QPointF(0.76 * w, 0.30 * w)}));
    }
    painter->restore();
    if (option->state & QStyle::State_HasFocus)
        paintFocusRing(painter, rect.adjusted(-2, -2, 2, 2), radius + 2);
}

void paintMenuBarItem(const QStyleOption *option, QPainter *painter)
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const bool lit = item->state & (QStyle::State_Selected | QStyle::State_Sunken);
    painter->fillRect(item->rect, color(Token::Window));
    if (lit)
        paintBox(painter, item->rect.adjusted(1, 3, -1, -3), color(Token::Raised), {}, 4);
    painter->setFont(item->font);
    painter->setPen(color(lit ? Token::Text : Token::Dim));
    painter->drawText(
        item->rect, Qt::AlignCenter | Qt::TextHideMnemonic | Qt::TextSingleLine, item->text);
}

void paintMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const QRect rect = item->rect;
    const bool separator = item->menuItemType == QStyleOptionMenuItem::Separator;
    if (separator && item->text.isEmpty()) {
        painter->setPen(color(Token::Line));
        painter->drawLine(rect.left(), rect.center().y(), rect.right(), rect.center().y());
        return;
    }
    const bool enabled = item->state & QStyle::State_Enabled && !separator;
    const bool lit = enabled && item->state & QStyle::State_Selected;
    if (lit)
        paintBox(
            painter, rect.adjusted(4, 0, -4, 0),
            Theme::instance().tint(Token::Accent, Theme::Tint::Strong), {}, 4);
    const QRect mark = QStyle::visualRect(
        item->direction, rect, QRect(rect.left() + 10, rect.top(), 16, rect.height()));
    if (item->checkType != QStyleOptionMenuItem::NotCheckable && item->checked) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(color(Token::Text), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF c = QRectF(mark).center();
        painter->drawPolyline(
            QPolygonF({c + QPointF(-4, 0), c + QPointF(-1, 3), c + QPointF(4.5, -3.5)}));
        painter->restore();
    } else if (!item->icon.isNull()) {
        item->icon.paint(painter, mark, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    painter->setFont(item->font);
    const QRect label = QStyle::visualRect(item->direction, rect, rect.adjusted(32, 0, -16, 0));
    const qsizetype tab = item->text.indexOf(QLatin1Char('\t'));
    painter->setPen(color(enabled ? Token::Text : Token::Faint));
    const int flags = Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextShowMnemonic;
    const bool mirrored = item->direction == Qt::RightToLeft;
    painter->drawText(
        label, flags | (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute,
        item->text.left(tab));
    if (tab >= 0) {
        painter->setPen(color(enabled ? Token::Dim : Token::Faint));
        painter->drawText(
            label, flags | (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute,
            item->text.mid(tab + 1));
    }
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow = QStyle::visualRect(
            item->direction, rect, QRect(rect.right() - 22, rect.top(), 16, rect.height()));
        paintChevron(painter, arrow, mirrored ? Qt::LeftArrow : Qt::RightArrow, color(Token::Dim));
    }
    Q_UNUSED(widget)
}

static QRect tabTextRect(const QStyleOptionTab &tab)
{
    return QStyle::visualRect(tab.direction, tab.rect, tab.rect.adjusted(0, 0, -tabGap, 0));
}

void paintTabShape(const QStyleOption *option, QPainter *painter)
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (!tab || !(tab->state & QStyle::State_Selected))
        return;
    const QRect text = tabTextRect(*tab);
    painter->fillRect(QRect(text.left(), text.bottom() - 1, text.width(), 2), color(Token::Accent));
}

void paintTabLabel(const QStyleOption *option, QPainter *painter)
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (!tab)
        return;
    const Theme &theme = Theme::instance();
    const bool selected = tab->state & QStyle::State_Selected;
    const bool lit = selected || tab->state & QStyle::State_MouseOver;
    painter->setFont(selected ? theme.strong(Theme::Size::Body) : theme.font(Theme::Size::Body));
    painter->setPen(color(lit ? Token::Text : Token::Dim));
    const QRect text = tabTextRect(*tab);
    painter->drawText(text, Qt::AlignCenter | Qt::TextHideMnemonic | Qt::TextSingleLine, tab->text);
    if (tab->state & QStyle::State_HasFocus)
        paintFocusRing(painter, QRectF(text).adjusted(-4, 6, 4, -6), 4);
}

void paintItemPanel(const QStyleOption *option, QPainter *painter)
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (!item)
        return;
    if (item->state & QStyle::State_Selected)
        paintBox(painter, item->rect, color(Token::Raised), {});
    else if (item->state & QStyle::State_MouseOver) {
        QColor ground = color(Token::Raised);
        ground.setAlphaF(0.5F);
        paintBox(painter, item->rect, ground, {});
    }
}

} // namespace Bridgelog
