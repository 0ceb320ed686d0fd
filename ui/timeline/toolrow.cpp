// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/toolrow.h"

#include "common/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace Bridgelog {

ToolRow::ToolRow(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    constexpr int step = Theme::step;
    m_row->setContentsMargins(5 * step, step, 5 * step, step + 1);
    m_row->setSpacing(2 * step);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void ToolRow::close()
{
    hide();
    Q_EMIT closed();
}

void ToolRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(
        QRect(0, height() - 1, width(), 1), Theme::instance().color(Theme::Token::Line));
}

void ToolRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Bridgelog
