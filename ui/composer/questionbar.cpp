// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/questionbar.h"

#include "common/button.h"
#include "common/icons.h"
#include "common/label.h"
#include "common/painting.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

QuestionBar::QuestionBar(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new Label({}, Theme::Token::Text, this))
    , m_choices(new QBoxLayout(QBoxLayout::TopToBottom))
    , m_close(new Button({}, Button::Kind::Quiet, this))
{
    constexpr int step = Theme::step;
    setObjectName(u"questionBar"_s);
    m_sentence->setObjectName(u"questionSentence"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumWidth(20 * step);
    m_close->setObjectName(u"questionClose"_s);
    m_close->setIcon(icon(u"close"_s));
    m_close->setAccessibleName(tr("Dismiss this question"));

    auto *head = new QHBoxLayout;
    head->setSpacing(2 * step);
    head->addWidget(m_sentence, 1);
    head->addWidget(m_close, 0, Qt::AlignTop);
    m_choices->setSpacing(2 * step);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * step, step, step, step);
    layout->setSpacing(step);
    layout->addLayout(head);
    layout->addLayout(m_choices);
    connect(m_close, &QAbstractButton::clicked, this, &QuestionBar::dismiss);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void QuestionBar::ask(const QString &sentence, const QStringList &choices)
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    for (int i = 0; i < choices.size(); ++i) {
        QString label = choices[i];
        label.replace(u'&', u"&&"_s);
        auto *button = new Button(
            i < 9 ? u"&%1  %2"_s.arg(i + 1).arg(label) : label, Button::Kind::Plain, this);
        button->setObjectName(u"choice%1"_s.arg(i + 1));
        connect(button, &QAbstractButton::clicked, this, [this, i] {
            hide();
            Q_EMIT chosen(i);
        });
        m_choices->addWidget(button, 0, Qt::AlignLeft);
        m_buttons.append(button);
    }
    layout()->setContentsMargins(
        3 * Theme::step, Theme::step, Theme::step,
        choices.isEmpty() ? Theme::step : 2 * Theme::step);
    arrange();
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

/// Choices stand beside each other where there is room, else below each other.
void QuestionBar::arrange()
{
    int needed = 4 * Theme::step;
    for (const Button *button : std::as_const(m_buttons))
        needed += button->sizeHint().width() + m_choices->spacing();
    const bool row = needed <= width();
    m_choices->setDirection(row ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_choices->setAlignment(Qt::AlignLeft);
}

void QuestionBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

QString QuestionBar::sentence() const { return m_sentence->text(); }

void QuestionBar::dismiss()
{
    hide();
    Q_EMIT dismissed();
}

void QuestionBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    paintBox(
        &painter, rect(), theme.tint(Theme::Token::Warning, Theme::Tint::Bar),
        theme.tint(Theme::Token::Warning, Theme::Tint::Outline));
}

void QuestionBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Bridgelog
