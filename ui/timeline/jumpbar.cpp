// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/jumpbar.h"

#include "timeline/timelineview.h"

#include "items/timelinejumps.h"

#include "common/label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Bridgelog {

JumpBar::JumpBar(TimelineView &view, QWidget *parent)
    : ToolRow(parent)
    , m_view(view)
    , m_field(new QLineEdit(this))
    , m_answer(new Label({}, Theme::Token::Dim, this))
{
    setObjectName(u"timelineJump"_s);
    m_field->setObjectName(u"jumpField"_s);
    m_field->setPlaceholderText(tr("Go to a time: 16:21, -2h, yesterday 22:29 UTC"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_answer->setObjectName(u"jumpAnswer"_s);
    m_answer->setFace(Theme::Size::Small);
    m_answer->setFit(Label::Fit::Elided);
    row()->addWidget(m_field, 1);
    row()->addWidget(m_answer, 1);
    connect(m_field, &QLineEdit::textChanged, this, &JumpBar::tell);
}

void JumpBar::open()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    tell();
}

std::expected<Moment, TimeQuestion> JumpBar::moment() const
{
    const Instant now = readingNow(*m_view.model(), Instant::now());
    return parseTime(m_field->text(), {.now = now, .zone = m_view.zone()});
}

/// Where Enter would lead, or what is wrong with it.
void JumpBar::tell()
{
    const QString text = m_field->text().trimmed();
    const auto moment = this->moment();
    const bool wrong = !text.isEmpty() && !moment;
    m_answer->setToken(wrong ? Theme::Token::Warning : Theme::Token::Dim);
    if (text.isEmpty())
        m_answer->setText({});
    else if (!moment)
        m_answer->setText(moment.error().sentence);
    else
        m_answer->setText(momentText(*moment, m_view.zone(), Instant::now()));
}

void JumpBar::go()
{
    const auto moment = this->moment();
    // Of an hour that comes twice, the first: it is only about where to look.
    std::optional<Instant> at;
    if (moment)
        at = moment->at;
    else if (!moment.error().choices.isEmpty())
        at = moment.error().choices.first().moment.at;
    const int row = at ? nearestRow(*m_view.model(), *at) : -1;
    if (row < 0)
        return;
    hide();
    m_view.setFocus(Qt::ShortcutFocusReason);
    m_view.goToRow(row);
}

void JumpBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        go();
    else
        ToolRow::keyPressEvent(event);
}

} // namespace Bridgelog
