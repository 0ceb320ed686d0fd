// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/hairline.h"

#include "common/theme.h"

#include <QPainter>

namespace Bridgelog {

Hairline::Hairline(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(1);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::instance().color(Theme::Token::Line));
}

} // namespace Bridgelog
