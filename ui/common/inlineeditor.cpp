// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/inlineeditor.h"

#include "common/button.h"
#include "common/flowlayout.h"
#include "common/label.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

InlineEditor::InlineEditor(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"inlineEditor"_s);
    hide();
}

/// What stands in it: most editors are never asked anything.
void InlineEditor::fill()
{
    m_field = new QLineEdit(this);
    m_refusal = new Label({}, Theme::Token::Critical, this);
    m_choices = new QWidget(this);
    m_flow = new FlowLayout(m_choices);
    m_field->setObjectName(u"inlineField"_s);
    m_refusal->setObjectName(u"inlineRefusal"_s);
    m_refusal->setWordWrap(true);
    m_refusal->setFace(Theme::Size::Small);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::step, 0, Theme::step);
    layout->setSpacing(Theme::step);
    layout->addWidget(m_field);
    layout->addWidget(m_refusal);
    layout->addWidget(m_choices);
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        Q_EMIT submitted(m_field->text().trimmed());
    });
}

void InlineEditor::ask(const Question &question)
{
    if (!m_field)
        fill();
    m_field->setPlaceholderText(question.prompt);
    m_field->setAccessibleName(question.prompt);
    m_field->setText(question.text);
    m_field->setVisible(question.field);
    m_refusal->hide();
    setChoices(question.choices);
    show();
    if (question.field) {
        m_field->selectAll();
        m_field->setFocus(Qt::OtherFocusReason);
    } else if (m_flow->count() > 0) {
        m_flow->itemAt(0)->widget()->setFocus(Qt::TabFocusReason);
    }
}

void InlineEditor::refuse(const QString &sentence, const QStringList &choices)
{
    m_refusal->setText(sentence);
    m_refusal->show();
    setChoices(choices);
    m_field->setFocus(Qt::OtherFocusReason);
}

void InlineEditor::setChoices(const QStringList &choices)
{
    while (QLayoutItem *item = m_flow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (int i = 0; i < choices.size(); ++i) {
        // A doubled ampersand: the text is somebody's, and none of its letters is a shortcut.
        auto *button = new Button(
            QString(choices.at(i)).replace(u'&', u"&&"_s), Button::Kind::Plain, m_choices);
        button->setObjectName(u"choice%1"_s.arg(i));
        connect(button, &QAbstractButton::clicked, this, [this, i] { Q_EMIT chosen(i); });
        m_flow->addWidget(button);
        button->show();
    }
    m_choices->setVisible(!choices.isEmpty());
}

void InlineEditor::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        hide();
        Q_EMIT cancelled();
        return;
    case Qt::Key_Left:
    case Qt::Key_Up: focusNextPrevChild(false); return;
    case Qt::Key_Right:
    case Qt::Key_Down: focusNextPrevChild(true); return;
    case Qt::Key_Return:
    case Qt::Key_Enter: return; // the field's own; nobody else shall take it
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace Bridgelog
