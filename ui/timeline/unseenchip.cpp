// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/unseenchip.h"

#include "common/painting.h"
#include "common/theme.h"

#include <QFontMetrics>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;

} // namespace

UnseenChip::UnseenChip(QWidget *parent)
    : QAbstractButton(parent)
{
    setObjectName(u"unseenChip"_s);
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::PointingHandCursor);
    hide();
}

void UnseenChip::tell(int count, Where where)
{
    m_where = where;
    setVisible(count > 0);
    if (count == 0)
        return;
    setText(tr("%n new", nullptr, count));
    setAccessibleName(tr("%n new entries: go there", nullptr, count));
    resize(sizeHint());
    update();
}

QSize UnseenChip::sizeHint() const
{
    const QFontMetrics metrics(Theme::instance().strong(Theme::Size::Small));
    return {metrics.horizontalAdvance(text()) + 10 * step, metrics.height() + 2 * step};
}

void UnseenChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const Theme::Token line = underMouse() ? Theme::Token::Accent : Theme::Token::Line;
    paintBox(&painter, box, theme.color(Theme::Token::Raised), theme.color(line), box.height() / 2);
    painter.setFont(theme.strong(Theme::Size::Small));
    painter.setPen(theme.color(Theme::Token::Accent));
    painter.drawText(box.adjusted(3 * step, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    const QRectF arrow(box.right() - 6 * step, box.top(), 4 * step, box.height());
    paintChevron(
        &painter, arrow, m_where == Where::Above ? Qt::UpArrow : Qt::DownArrow,
        theme.color(Theme::Token::Accent));
}

} // namespace Bridgelog
