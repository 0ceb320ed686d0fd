// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/tabstrip.h"

#include "common/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace Bridgelog {

TabStrip::TabStrip(const QStringList &titles, QWidget *aside, QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabBar(this))
{
    m_tabs->setObjectName(u"incidentTabs"_s);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setFocusPolicy(Qt::TabFocus);
    for (const QString &title : titles)
        m_tabs->addTab(title);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(5 * Theme::step, 0, 5 * Theme::step, 1);
    layout->addWidget(m_tabs, 0, Qt::AlignBottom);
    layout->addStretch(1);
    layout->addWidget(aside);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TabStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(
        QRect(0, height() - 1, width(), 1), Theme::instance().color(Theme::Token::Line));
}

} // namespace Bridgelog
