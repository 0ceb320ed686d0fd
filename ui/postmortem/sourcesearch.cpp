// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/sourcesearch.h"

#include "common/button.h"
#include "common/label.h"
#include "postmortem/postmortemsource.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Bridgelog {

SourceSearch::SourceSearch(PostmortemSource *source, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_field(new QLineEdit(this))
    , m_with(new QLineEdit(this))
    , m_replacing(new QWidget(this))
    , m_count(new Label({}, Theme::Token::Dim, this))
{
    setObjectName(u"sourceSearch"_s);
    m_field->setObjectName(u"findInSource"_s);
    m_field->setPlaceholderText(tr("Find in the text"));
    m_field->setAccessibleName(tr("Find in the text"));
    m_with->setObjectName(u"replaceInSource"_s);
    m_with->setPlaceholderText(tr("Replace with"));
    m_with->setAccessibleName(tr("Replace with"));
    auto *one = new Button(tr("Replace"), Button::Kind::Plain, m_replacing);
    one->setObjectName(u"replaceOne"_s);
    auto *all = new Button(tr("Replace all"), Button::Kind::Plain, m_replacing);
    all->setObjectName(u"replaceAll"_s);
    auto *replacing = new QHBoxLayout(m_replacing);
    replacing->setContentsMargins(0, 0, 0, 0);
    replacing->addWidget(m_with, 1);
    replacing->addWidget(one);
    replacing->addWidget(all);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4 * Theme::step, 2 * Theme::step, 4 * Theme::step, 2 * Theme::step);
    layout->setSpacing(2 * Theme::step);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_replacing, 1);
    connect(m_field, &QLineEdit::textChanged, this, &SourceSearch::tell);
    connect(m_field, &QLineEdit::returnPressed, this, [this] { go(); });
    connect(m_with, &QLineEdit::returnPressed, this, &SourceSearch::replaceOne);
    connect(one, &QAbstractButton::clicked, this, &SourceSearch::replaceOne);
    connect(all, &QAbstractButton::clicked, this, &SourceSearch::replaceAll);
    hide();
}

void SourceSearch::open(bool replacing)
{
    m_replacing->setVisible(replacing);
    const QString chosen = m_source->textCursor().selectedText();
    if (!chosen.isEmpty() && !chosen.contains(QChar::ParagraphSeparator))
        m_field->setText(chosen);
    show();
    tell();
    m_field->selectAll();
    m_field->setFocus(Qt::OtherFocusReason);
}

void SourceSearch::leave()
{
    hide();
    m_source->setExtraSelections({});
    m_source->setFocus(Qt::OtherFocusReason);
}

void SourceSearch::go(bool back)
{
    const QTextDocument::FindFlags way =
        back ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (m_field->text().isEmpty() || m_source->find(m_field->text(), way))
        return;
    QTextCursor round(m_source->document());
    if (back)
        round.movePosition(QTextCursor::End);
    m_source->setTextCursor(round);
    m_source->find(m_field->text(), way);
}

/// Every hit stands out, up to as many as a view can show.
void SourceSearch::tell()
{
    constexpr int most = 1000;
    QList<QTextEdit::ExtraSelection> hits;
    const QString words = m_field->text();
    QTextCursor cursor(m_source->document());
    while (!words.isEmpty() && hits.size() < most) {
        cursor = m_source->document()->find(words, cursor);
        if (cursor.isNull())
            break;
        QTextEdit::ExtraSelection hit;
        hit.cursor = cursor;
        hit.format.setBackground(Theme::instance().tint(Theme::Token::Accent, Theme::Tint::Found));
        hits.append(hit);
    }
    m_source->setExtraSelections(hits);
    m_count->setText(
        words.isEmpty() ? QString() : tr("%n found", nullptr, static_cast<int>(hits.size())));
}

void SourceSearch::replaceOne()
{
    QTextCursor cursor = m_source->textCursor();
    if (cursor.selectedText().compare(m_field->text(), Qt::CaseInsensitive) == 0)
        cursor.insertText(m_with->text());
    go();
    tell();
}

void SourceSearch::replaceAll()
{
    const QString words = m_field->text();
    if (words.isEmpty())
        return;
    QTextCursor whole(m_source->document());
    whole.beginEditBlock();
    int count = 0;
    for (QTextCursor hit = m_source->document()->find(words); !hit.isNull();
         hit = m_source->document()->find(words, hit)) {
        hit.insertText(m_with->text());
        ++count;
    }
    whole.endEditBlock();
    tell();
    m_count->setText(tr("%n replaced", nullptr, count));
}

void SourceSearch::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else if (event->key() == Qt::Key_F3)
        go(event->modifiers() & Qt::ShiftModifier);
    else
        QWidget::keyPressEvent(event);
}

} // namespace Bridgelog
