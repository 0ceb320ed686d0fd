// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/palettedelegate.h"

#include "common/badge.h"
#include "common/keyhint.h"
#include "common/painting.h"
#include "common/sectionheading.h"
#include "items/palettemodel.h"

#include <QPainter>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

using Model = PaletteModel;

namespace {

constexpr int step = Theme::step;
constexpr int inset = 3 * step;

int lineHeight(Theme::Size size) { return QFontMetrics(Theme::instance().font(size)).height(); }

bool isEntry(const QModelIndex &index)
{
    return index.data(Model::KindRole).value<PaletteItem::Kind>() == PaletteItem::Kind::Entry;
}

/// The letters found, as runs of the accent in what is left of the text.
QList<QTextLayout::FormatRange> rangesOf(const QList<int> &marks, qsizetype length)
{
    QTextCharFormat format;
    format.setForeground(Theme::instance().color(Theme::Token::Accent));
    format.setFontWeight(QFont::DemiBold);
    QList<QTextLayout::FormatRange> ranges;
    for (const int mark : marks) {
        if (mark >= length)
            break;
        if (!ranges.isEmpty() && ranges.last().start + ranges.last().length == mark)
            ++ranges.last().length;
        else
            ranges.append({.start = mark, .length = 1, .format = format});
    }
    return ranges;
}

void paintText(
    QPainter *painter, const QRect &rect, const QString &text, const QList<int> &marks,
    Qt::LayoutDirection direction)
{
    const QFont font = Theme::instance().font(Theme::Size::Body);
    QString line = text;
    for (QChar &c : line) {
        if (c < u' ' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    QTextLayout layout(QFontMetrics(font).elidedText(line, Qt::ElideRight, rect.width()), font);
    QTextOption option(direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.setFormats(rangesOf(marks, layout.text().size()));
    layout.beginLayout();
    QTextLine first = layout.createLine();
    if (first.isValid())
        first.setLineWidth(rect.width());
    layout.endLayout();
    painter->setPen(Theme::instance().color(Theme::Token::Text));
    painter->setClipRect(rect);
    layout.draw(
        painter,
        QPointF(rect.left(), rect.top() + (rect.height() - layout.boundingRect().height()) / 2));
    painter->setClipping(false);
}

} // namespace

void PaletteDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (index.data(Model::RowRole).value<Model::Row>() == Model::Row::Heading)
        paintHeading(painter, option, index);
    else
        paintItem(painter, option, index);
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    if (index.data(Model::RowRole).value<Model::Row>() == Model::Row::Heading)
        return {80, lineHeight(Theme::Size::Small) + (index.row() == 0 ? 3 : 5) * step};
    const int second = isEntry(index) ? lineHeight(Theme::Size::Small) + step / 2 : 0;
    return {80, lineHeight(Theme::Size::Body) + second + 3 * step};
}

void PaletteDelegate::paintHeading(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    painter->setFont(SectionHeading::headingFont());
    painter->setPen(Theme::instance().color(Theme::Token::Dim));
    painter->drawText(
        option.rect.adjusted(inset, 0, -inset, -step),
        Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine, index.data().toString());
}

void PaletteDelegate::paintItem(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Theme &theme = Theme::instance();
    if (option.state & QStyle::State_Selected)
        paintBox(painter, option.rect, theme.color(Theme::Token::Raised), {});
    const auto placed = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    QRect room = option.rect.adjusted(inset, 0, -inset, 0);
    if (const int severity = index.data(Model::SeverityRole).toInt(); severity >= 0) {
        const std::optional<int> shown = severity > 0 ? std::optional(severity) : std::nullopt;
        const QSize badge = Badge::size(shown, Theme::Size::Small);
        const QRect place(
            room.left(), room.center().y() - badge.height() / 2, badge.width(), badge.height());
        Badge::paint(painter, placed(place), shown, Theme::Size::Small);
        room.setLeft(place.right() + 3 * step);
    }
    if (const QString keys = index.data(Model::ShortcutRole).toString(); !keys.isEmpty()) {
        const QSize hint = KeyHint::size(keys);
        KeyHint::paint(
            painter,
            placed(
                {room.right() - hint.width() + 1, room.center().y() - hint.height() / 2,
                 hint.width(), hint.height()}),
            keys);
        room.setRight(room.right() - hint.width() - 3 * step);
    }
    const QString detail = index.data(Model::DetailRole).toString();
    const QFont small = theme.font(Theme::Size::Small);
    QRect text = room;
    QRect beside;
    if (isEntry(index)) {
        text = QRect(
            room.left(), room.top() + step, room.width(), lineHeight(Theme::Size::Body) + step);
        beside = QRect(
            room.left(), text.bottom(), room.width(), lineHeight(Theme::Size::Small) + step / 2);
    } else if (!detail.isEmpty()) {
        const int width =
            std::min(QFontMetrics(small).horizontalAdvance(detail) + 2, room.width() / 2);
        beside = QRect(room.right() - width + 1, room.top(), width, room.height());
        text.setRight(beside.left() - 3 * step);
    }
    painter->setFont(small);
    painter->setPen(theme.color(Theme::Token::Dim));
    painter->drawText(
        placed(beside),
        int((isEntry(index) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter)
            | Qt::TextSingleLine,
        QFontMetrics(small).elidedText(detail, Qt::ElideRight, beside.width()));
    paintText(
        painter, placed(text), index.data().toString(),
        index.data(Model::MarksRole).value<QList<int>>(), option.direction);
}

} // namespace Bridgelog
