// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/actiondelegate.h"

#include "common/painting.h"
#include "items/actionlistmodel.h"

#include <QPainter>
#include <QStyle>

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;
constexpr int markSize = 16;

int lineHeight(Theme::Size size) { return QFontMetrics(Theme::instance().font(size)).height(); }

/// Paints text at the end or the beginning of `room`, and gives how wide it is.
int paintText(
    QPainter *painter, const QRect &room, const QFont &font, Theme::Token ink, const QString &text,
    Qt::Alignment side)
{
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, room.width());
    painter->setFont(font);
    painter->setPen(Theme::instance().color(ink));
    painter->drawText(room, int(side | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    return metrics.horizontalAdvance(shown);
}

void paintMark(QPainter *painter, const QRectF &rect, ActionState state)
{
    const Theme &theme = Theme::instance();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool open = state == ActionState::Open;
    const auto token = open          ? Theme::Token::Dim
        : state == ActionState::Done ? Theme::Token::Good
                                     : Theme::Token::Faint;
    painter->setPen(QPen(theme.color(token), 1.5));
    painter->drawEllipse(rect.adjusted(1, 1, -1, -1));
    if (state == ActionState::Done)
        painter->drawPolyline(QPolygonF{
            {rect.left() + 4.5, rect.center().y() + 0.5},
            {rect.left() + 7, rect.bottom() - 4.5},
            {rect.right() - 4, rect.top() + 5}});
    else if (!open)
        painter->drawLine(
            QPointF(rect.left() + 5, rect.center().y()),
            QPointF(rect.right() - 5, rect.center().y()));
    painter->restore();
}

} // namespace

QRect ActionDelegate::markRect(const QRect &row, bool rightToLeft)
{
    const QRect mark(
        row.left() + 2 * step,
        row.top() + 2 * step + (lineHeight(Theme::Size::Body) - markSize) / 2, markSize, markSize);
    return QStyle::visualRect(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight, row, mark);
}

void ActionDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    const bool rightToLeft = option.direction == Qt::RightToLeft;
    if (option.state & QStyle::State_Selected)
        paintBox(painter, option.rect, theme.color(Theme::Token::Raised), {});
    if (option.state & QStyle::State_HasFocus)
        paintFocusRing(painter, option.rect);
    const auto state = static_cast<ActionState>(index.data(ActionListModel::StateRole).toInt());
    paintMark(painter, markRect(option.rect, rightToLeft), state);

    const auto visual = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const Qt::Alignment near = rightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const Qt::Alignment far = rightToLeft ? Qt::AlignLeft : Qt::AlignRight;
    const int left = 2 * step + markSize + 2 * step;
    const QRect room = option.rect.adjusted(left, 2 * step, -2 * step, -2 * step);
    const int first = lineHeight(Theme::Size::Body);
    const QRect above(room.left(), room.top(), room.width(), first);
    const bool overdue = index.data(ActionListModel::OverdueRole).toBool();
    const int dueWidth = paintText(
        painter, visual(above),
        overdue ? theme.strong(Theme::Size::Small) : theme.font(Theme::Size::Small),
        overdue ? Theme::Token::Critical : Theme::Token::Dim,
        index.data(ActionListModel::DueRole).toString(), far);
    paintText(
        painter, visual(above.adjusted(0, 0, -(dueWidth + 3 * step), 0)),
        theme.font(Theme::Size::Body),
        state == ActionState::Open ? Theme::Token::Text : Theme::Token::Dim,
        index.data().toString(), near);
    paintText(
        painter, visual({room.left(), room.top() + first, room.width(), room.height() - first}),
        theme.font(Theme::Size::Small), Theme::Token::Dim,
        index.data(ActionListModel::AsideRole).toString(), near);
}

QSize ActionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {40 * step, lineHeight(Theme::Size::Body) + lineHeight(Theme::Size::Small) + 4 * step};
}

} // namespace Bridgelog
