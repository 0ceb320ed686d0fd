// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/undodelegate.h"

#include "common/painting.h"
#include "items/undolistmodel.h"

#include <QAbstractItemView>
#include <QPainter>

#include <cstdlib>

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;

/// Whether going to the current row takes this one, too.
bool isOnTheWay(const QStyleOptionViewItem &option, int steps)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int wanted = view ? view->currentIndex().data(UndoListModel::StepsRole).toInt() : 0;
    return steps != 0 && (steps > 0) == (wanted > 0) && std::abs(steps) <= std::abs(wanted);
}

} // namespace

void UndoDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    const int steps = index.data(UndoListModel::StepsRole).toInt();
    const QRect room = option.rect.adjusted(2 * step, 0, -2 * step, 0);
    const bool marked = isOnTheWay(option, steps);
    if (marked || (steps == 0 && option.state & QStyle::State_Selected))
        paintBox(
            painter, option.rect,
            steps == 0 ? theme.color(Theme::Token::Raised)
                       : theme.tint(Theme::Token::Accent, Theme::Tint::Selected),
            {}, option.state & QStyle::State_Selected ? Theme::radius : 0);
    const QFont mono = theme.mono(Theme::Size::Small);
    const QString when = index.data(UndoListModel::WhenRole).toString();
    const int whenWidth =
        when.isEmpty() ? 0 : QFontMetrics(mono).horizontalAdvance(when) + 3 * step;
    painter->setFont(mono);
    painter->setPen(theme.color(Theme::Token::Dim));
    painter->drawText(room, int(Qt::AlignRight | Qt::AlignVCenter) | Qt::TextSingleLine, when);
    painter->setFont(steps == 0 ? theme.strong(Theme::Size::Small) : theme.font(Theme::Size::Body));
    // What is undone already is dim until it is brought back.
    painter->setPen(theme.color(
        steps == 0                 ? Theme::Token::Accent
            : steps > 0 && !marked ? Theme::Token::Dim
                                   : Theme::Token::Text));
    painter->drawText(
        room.adjusted(0, 0, -whenWidth, 0),
        int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(
            index.data().toString(), Qt::ElideRight, room.width() - whenWidth));
    if (steps == 0) {
        const int used = painter->fontMetrics().horizontalAdvance(index.data().toString());
        painter->setPen(theme.color(Theme::Token::Accent));
        const int y = option.rect.center().y();
        painter->drawLine(room.left() + used + 3 * step, y, room.right(), y);
    }
}

QSize UndoDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {20 * step, QFontMetrics(Theme::instance().font(Theme::Size::Body)).height() + 2 * step};
}

} // namespace Bridgelog
