// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/versiondelegate.h"

#include "common/painting.h"
#include "items/versionmodel.h"

#include <QPainter>

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;

QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c < u' ' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return text;
}

} // namespace

void VersionDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    const QRect box = option.rect.adjusted(0, 0, -step, 0);
    if (option.state & QStyle::State_Selected)
        paintBox(painter, box, theme.tint(Theme::Token::Accent, Theme::Tint::Selected), {});
    if (option.state & QStyle::State_HasFocus)
        paintFocusRing(painter, QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5));
    const QRect room = box.adjusted(2 * step, step, -2 * step, -step);
    const QFont mono = theme.mono(Theme::Size::Small);
    const QString when = index.data(VersionModel::WhenRole).toString();
    const QRect first(room.left(), room.top(), room.width(), room.height() / 2);
    painter->setFont(mono);
    painter->setPen(theme.color(Theme::Token::Dim));
    painter->drawText(first, Qt::AlignLeft | Qt::AlignVCenter, when);
    const int used = QFontMetrics(mono).horizontalAdvance(when) + 2 * step;
    painter->setFont(theme.font(Theme::Size::Small));
    const auto drawLine = [painter](const QRect &rect, const QString &text) {
        painter->drawText(
            rect, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(oneLine(text), Qt::ElideRight, rect.width()));
    };
    drawLine(first.adjusted(used, 0, 0, 0), index.data(VersionModel::WhoRole).toString());
    painter->setFont(theme.font(Theme::Size::Body));
    painter->setPen(theme.color(Theme::Token::Text));
    drawLine(
        QRect(room.left(), first.bottom() + 1, room.width(), room.height() - first.height()),
        index.data().toString());
}

QSize VersionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const Theme &theme = Theme::instance();
    return {
        20 * step,
        QFontMetrics(theme.font(Theme::Size::Small)).height()
            + QFontMetrics(theme.font(Theme::Size::Body)).height() + 3 * step};
}

} // namespace Bridgelog
