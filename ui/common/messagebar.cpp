// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/messagebar.h"

#include "common/button.h"
#include "common/icons.h"
#include "common/label.h"
#include "common/painting.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

Theme::Token tokenOf(MessageBar::Kind kind)
{
    switch (kind) {
        using enum MessageBar::Kind;
    case Note: return Theme::Token::Accent;
    case Done: return Theme::Token::Good;
    case Warning: return Theme::Token::Warning;
    case Problem: return Theme::Token::Critical;
    }
    return Theme::Token::Accent;
}

QString iconOf(MessageBar::Kind kind)
{
    switch (kind) {
        using enum MessageBar::Kind;
    case Note: return u"info"_s;
    case Done: return u"done"_s;
    case Warning: return u"warning"_s;
    case Problem: return u"error"_s;
    }
    return u"info"_s;
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new Label({}, Theme::Token::Text, this))
    , m_action(new Button({}, Button::Kind::Plain, this))
    , m_close(new Button({}, Button::Kind::Quiet, this))
{
    setObjectName(u"messageBar"_s);
    m_text->setObjectName(u"messageText"_s);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setObjectName(u"messageAction"_s);
    m_close->setObjectName(u"messageClose"_s);
    m_close->setIcon(icon(u"close"_s));
    m_close->setAccessibleName(tr("Dismiss this message"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::step, 2 * Theme::step, Theme::step, 2 * Theme::step);
    layout->addSpacing(8 * Theme::step); // the icon's
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    connect(m_action, &QAbstractButton::clicked, this, &MessageBar::acted);
    connect(m_close, &QAbstractButton::clicked, this, &MessageBar::dismiss);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void MessageBar::show(Kind kind, const QString &text, const QString &action)
{
    m_kind = kind;
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text);
    QWidget::show();
    update();
}

QString MessageBar::text() const { return m_text->text(); }

void MessageBar::dismiss()
{
    hide();
    Q_EMIT dismissed();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    const Theme::Token token = tokenOf(m_kind);
    // A little air above and below, so that it stands apart from what it is put between.
    paintBox(
        &painter, rect().adjusted(0, Theme::step, 0, -Theme::step),
        theme.tint(token, Theme::Tint::Bar), theme.tint(token, Theme::Tint::Outline));
    const int x = isRightToLeft() ? width() - 28 : 12;
    icon(iconOf(m_kind), token).paint(&painter, QRect(x, (height() - 16) / 2, 16, 16));
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Bridgelog
