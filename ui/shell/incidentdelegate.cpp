// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/incidentdelegate.h"

#include "common/badge.h"
#include "common/painting.h"
#include "common/sectionheading.h"
#include "items/incidentlistmodel.h"

#include <QPainter>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Bridgelog {

using Model = IncidentListModel;

namespace {

constexpr int step = Theme::step;
constexpr int inset = 3 * step; ///< of the text in its row

int lineHeight(Theme::Size size) { return QFontMetrics(Theme::instance().font(size)).height(); }

/// Where text begins; the painter mirrors it.
constexpr int start = Qt::AlignLeft | Qt::AlignVCenter;

void paintGround(QPainter *painter, const QStyleOptionViewItem &option)
{
    const Theme &theme = Theme::instance();
    if (option.state & QStyle::State_Selected)
        paintBox(painter, option.rect, theme.color(Theme::Token::Raised), {});
    else if (option.state & QStyle::State_MouseOver) {
        QColor ground = theme.color(Theme::Token::Raised);
        ground.setAlphaF(0.5F);
        paintBox(painter, option.rect, ground, {});
    }
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        paintFocusRing(painter, option.rect);
}

/// "…the DB provider's SSL certificate expired…" with the found words in the text's colour.
void paintSnippet(
    QPainter *painter, const QRect &rect, const QString &snippet,
    const QStyleOptionViewItem &option)
{
    const Theme &theme = Theme::instance();
    const QFont plain = theme.font(Theme::Size::Small);
    const QFont found = theme.strong(Theme::Size::Small);
    const bool mirrored = option.direction == Qt::RightToLeft;
    int x = 0;
    bool inside = false;
    painter->setClipRect(rect);
    for (const QString &part :
         QString(snippet).replace(u'\n', u' ').split(QRegularExpression(u"[\\x02\\x03]"_s))) {
        painter->setFont(inside ? found : plain);
        painter->setPen(theme.color(inside ? Theme::Token::Text : Theme::Token::Dim));
        const int width = QFontMetrics(painter->font()).horizontalAdvance(part);
        const int left = mirrored ? rect.right() - x - width : rect.left() + x;
        painter->drawText(
            QRect(left, rect.top(), width, rect.height()), Qt::AlignVCenter | Qt::TextSingleLine,
            part);
        x += width;
        inside = !inside;
    }
    painter->setClipping(false);
}

} // namespace

void IncidentDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    switch (index.data(Model::RowRole).value<Model::Row>()) {
        using enum Model::Row;
    case Heading: paintHeading(painter, option, index); break;
    case Incident: paintIncident(painter, option, index); break;
    case View: paintView(painter, option, index); break;
    }
    painter->restore();
}

QSize IncidentDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    switch (index.data(Model::RowRole).value<Model::Row>()) {
        using enum Model::Row;
    case Heading: return {80, lineHeight(Theme::Size::Small) + (index.row() == 0 ? 2 : 5) * step};
    case View: return {80, lineHeight(Theme::Size::Body) + 3 * step};
    case Incident: break;
    }
    int height = lineHeight(Theme::Size::Body) + lineHeight(Theme::Size::Small) + 5 * step;
    if (!index.data(Model::SnippetRole).toString().isEmpty())
        height += lineHeight(Theme::Size::Small) + 2;
    return {80, height};
}

void IncidentDelegate::paintHeading(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    painter->setFont(SectionHeading::headingFont());
    painter->setPen(Theme::instance().color(Theme::Token::Dim));
    const QRect text = option.rect.adjusted(step, 0, -step, -step);
    painter->drawText(
        text, Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine, index.data().toString());
}

void IncidentDelegate::paintIncident(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Theme &theme = Theme::instance();
    paintGround(painter, option);
    const int severityNumber = index.data(Model::SeverityRole).toInt();
    const std::optional<int> severity =
        severityNumber > 0 ? std::optional(severityNumber) : std::nullopt;
    const bool active = index.data(Model::ActiveRole).toBool();
    const auto placed = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    if (active && option.state & QStyle::State_Selected) {
        const QRectF edge =
            placed(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()));
        paintBox(painter, edge, theme.color(Badge::token(severity)), {}, 1.5);
    }
    const QRect inner = option.rect.adjusted(inset, 2 * step, -2 * step, -2 * step);
    const int titleHeight = lineHeight(Theme::Size::Body);
    const QRect title(inner.left(), inner.top(), inner.width(), titleHeight);
    painter->setFont(theme.font(Theme::Size::Body));
    painter->setPen(theme.color(Theme::Token::Text));
    painter->drawText(
        placed(title), start | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width()));

    const QSize badge = Badge::size(severity, Theme::Size::Small);
    const int below = title.bottom() + step;
    const QRect badgeRect(inner.left(), below, badge.width(), badge.height());
    Badge::paint(painter, placed(badgeRect), severity, Theme::Size::Small);
    const QString when =
        active ? index.data(Model::PhaseRole).toString() : index.data(Model::DayRole).toString();
    const QString duration = index.data(Model::DurationRole).toString();
    const QString line = duration.isEmpty() ? when : when + u"   "_s + duration;
    painter->setFont(theme.font(Theme::Size::Small));
    painter->setPen(theme.color(Theme::Token::Dim));
    const int left = badgeRect.right() + 2 * step;
    const QRect rest(left, below, inner.right() - left, badge.height());
    // Days and durations read one way everywhere.
    painter->setLayoutDirection(Qt::LeftToRight);
    const bool mirrored = option.direction == Qt::RightToLeft;
    painter->drawText(
        placed(rest),
        (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(line, Qt::ElideRight, rest.width()));
    painter->setLayoutDirection(option.direction);

    const QString snippet = index.data(Model::SnippetRole).toString();
    if (!snippet.isEmpty()) {
        const QRect found(
            inner.left(), badgeRect.bottom() + 3, inner.width(),
            lineHeight(Theme::Size::Small) + 2);
        paintSnippet(painter, placed(found), snippet, option);
    }
}

void IncidentDelegate::paintView(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Theme &theme = Theme::instance();
    paintGround(painter, option);
    const bool shown = index.data(Model::ShownRole).toBool();
    const QRect text = option.rect.adjusted(inset, 0, -2 * step, 0);
    painter->setFont(shown ? theme.strong(Theme::Size::Body) : theme.font(Theme::Size::Body));
    painter->setPen(theme.color(shown ? Theme::Token::Accent : Theme::Token::Text));
    painter->drawText(
        text, start | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
}

} // namespace Bridgelog
