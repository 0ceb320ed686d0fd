// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/formbar.h"

#include "common/button.h"
#include "common/icons.h"
#include "common/label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

FormBar::FormBar(const QString &heading, QWidget *parent)
    : QWidget(parent)
    , m_heading(new Label(heading, Theme::Token::Text, this))
    , m_refusal(new Label({}, Theme::Token::Critical, this))
    , m_headingRow(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    m_heading->setFace(Theme::Size::Body, Label::Face::Strong);
    m_refusal->setObjectName(u"refusal"_s);
    m_refusal->setWordWrap(true);
    m_refusal->hide();
    auto *close = new Button({}, Button::Kind::Quiet, this);
    close->setObjectName(u"closeForm"_s);
    close->setIcon(icon(u"close"_s));
    close->setAccessibleName(tr("Close this form"));
    m_headingRow->setSpacing(3 * Theme::step);
    m_headingRow->addWidget(m_heading);
    m_headingRow->addStretch(1);
    m_headingRow->addWidget(close);
    m_body->setSpacing(2 * Theme::step);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(5 * Theme::step, 2 * Theme::step, 5 * Theme::step, 3 * Theme::step);
    layout->setSpacing(2 * Theme::step);
    layout->addLayout(m_headingRow);
    layout->addLayout(m_body);
    layout->addWidget(m_refusal);
    setAccessibleName(heading);
    connect(close, &QAbstractButton::clicked, this, &FormBar::close);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void FormBar::setHeading(const QString &heading)
{
    m_heading->setText(heading);
    setAccessibleName(heading);
}

void FormBar::refuse(const QString &sentence)
{
    m_refusal->setText(sentence);
    m_refusal->show();
}

void FormBar::clearRefusal() { m_refusal->hide(); }

void FormBar::close()
{
    if (isHidden())
        return;
    hide();
    Q_EMIT closed();
}

void FormBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    painter.fillRect(rect(), theme.color(Theme::Token::Panel));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Theme::Token::Line));
    const int x = isRightToLeft() ? width() - 3 : 0;
    painter.fillRect(QRect(x, 0, 3, height() - 1), theme.color(Theme::Token::Accent));
}

void FormBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Bridgelog
