// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/progressline.h"

#include "common/painting.h"

#include <QPainter>
#include <QStyle>

namespace Bridgelog {

ProgressLine::ProgressLine(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProgressLine::setProgress(int done, int all)
{
    m_done = done;
    m_all = all;
    setAccessibleName(tr("%1 of %2 done").arg(done).arg(all));
    update();
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    paintBox(&painter, rect(), theme.color(Theme::Token::Line), {}, 2);
    if (m_all <= 0 || m_done <= 0)
        return;
    const QRect done(0, 0, width() * m_done / m_all, height());
    paintBox(
        &painter, QStyle::visualRect(layoutDirection(), rect(), done),
        theme.color(Theme::Token::Good), {}, 2);
}

} // namespace Bridgelog
