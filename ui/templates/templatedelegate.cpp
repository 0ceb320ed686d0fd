// SPDX-License-Identifier: GPL-3.0-or-later
#include "templates/templatedelegate.h"

#include "common/painting.h"
#include "items/templatefilesmodel.h"

#include <QPainter>

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;

int lineHeight(Theme::Size size) { return QFontMetrics(Theme::instance().font(size)).height(); }

void paintLine(
    QPainter *painter, const QRect &rect, const QFont &font, Theme::Token ink, const QString &text)
{
    painter->setFont(font);
    painter->setPen(Theme::instance().color(ink));
    painter->drawText(
        rect, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
}

} // namespace

void TemplateDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    if (option.state & QStyle::State_Selected)
        paintBox(painter, option.rect, theme.color(Theme::Token::Raised), {});
    if (option.state & QStyle::State_HasFocus)
        paintFocusRing(painter, option.rect);
    const QRect room = option.rect.adjusted(2 * step, step, -2 * step, -step);
    const int first = lineHeight(Theme::Size::Body);
    paintLine(
        painter, {room.left(), room.top(), room.width(), first}, theme.font(Theme::Size::Body),
        Theme::Token::Text, index.data().toString());
    const QString fault = index.data(TemplateFilesModel::FaultRole).toString();
    paintLine(
        painter, {room.left(), room.top() + first, room.width(), room.height() - first},
        theme.font(Theme::Size::Small),
        fault.isEmpty() ? Theme::Token::Dim : Theme::Token::Critical,
        fault.isEmpty() ? index.data(TemplateFilesModel::StateRole).toString() : fault);
}

QSize TemplateDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {40 * step, lineHeight(Theme::Size::Body) + lineHeight(Theme::Size::Small) + 2 * step};
}

} // namespace Bridgelog
