// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/entryform.h"

#include "common/label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Bridgelog {

EntryForm::EntryForm(QWidget *parent)
    : ToolRow(parent)
    , m_what(new Label({}, Theme::Token::Dim, this))
    , m_field(new QLineEdit(this))
    , m_refusal(new Label({}, Theme::Token::Warning, this))
{
    setObjectName(u"entryForm"_s);
    m_what->setFace(Theme::Size::Small);
    m_field->setObjectName(u"entryFormField"_s);
    m_refusal->setObjectName(u"entryFormRefusal"_s);
    m_refusal->setFace(Theme::Size::Small);
    row()->addWidget(m_what);
    row()->addWidget(m_field, 1);
    row()->addWidget(m_refusal);
    connect(m_field, &QLineEdit::textEdited, m_refusal, &QWidget::hide);
}

void EntryForm::ask(const Question &question)
{
    m_question = question;
    m_what->setText(question.what);
    m_field->clear();
    m_field->setPlaceholderText(question.prompt);
    m_field->setAccessibleName(question.what + u": "_s + question.prompt);
    m_refusal->hide();
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void EntryForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return ToolRow::keyPressEvent(event);
    const QString answer = m_field->text().trimmed();
    if (answer.isEmpty() && !m_question.optional)
        return;
    const QString wrong = m_question.take(answer);
    if (wrong.isEmpty())
        return close();
    m_refusal->setText(wrong);
    m_refusal->show();
}

} // namespace Bridgelog
