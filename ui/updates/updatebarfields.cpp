// SPDX-License-Identifier: GPL-3.0-or-later
#include "updates/updatebar.h"

#include "common/button.h"
#include "common/flowlayout.h"
#include "common/formtext.h"
#include "common/label.h"
#include "updates/componentchoice.h"
#include "updates/updatewarnings.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

// The fields of the form and where they stand; see updatebar.cpp for what it does.

namespace {

constexpr int step = Theme::step;
constexpr int timeWidth = 120;
constexpr std::array offered{Phase::Investigating, Phase::Identified, Phase::Mitigating,
                             Phase::Monitoring,    Phase::Resolved,   Phase::FalseAlarm};

QLineEdit *
timeField(const QString &name, const QString &said, const QString &empty, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(name);
    field->setAccessibleName(said);
    field->setPlaceholderText(empty);
    field->setMaximumWidth(timeWidth);
    field->setMinimumWidth(timeWidth / 2);
    return field;
}

} // namespace

UpdateBar::UpdateBar(QWidget *parent)
    : FormBar(tr("Post update"), parent)
    , m_audience(new QComboBox(this))
    , m_phase(new QComboBox(this))
    , m_wording(new QComboBox(this))
    , m_text(new QPlainTextEdit(this))
    , m_lastHead(new Label({}, Theme::Token::Dim, this))
    , m_last(new QPlainTextEdit(this))
    , m_components(new ComponentChoice(this))
    , m_known(timeField(u"updateKnown"_s, tr("When it was known"), tr("now"), this))
    , m_next(timeField(u"updateNext"_s, tr("By when the next update comes"), tr("no time"), this))
    , m_out(timeField(u"updateOut"_s, tr("Since when it is out"), tr("now"), this))
    , m_warnings(new UpdateWarnings(this))
    , m_approval(new Label({}, Theme::Token::Dim, this))
    , m_approve(new Button(tr("Approve"), Button::Kind::Plain, this))
    , m_keep(new Button(tr("Keep as draft"), Button::Kind::Plain, this))
    , m_post(new Button(tr("It is out: log it"), Button::Kind::Primary, this))
{
    setObjectName(u"updateBar"_s);
    makeFields();
    makeButtons();
    arrange();
}

void UpdateBar::makeFields()
{
    m_audience->setObjectName(u"updateAudience"_s);
    m_audience->setAccessibleName(tr("Audience"));
    m_audience->addItems({tr("Public"), tr("Internal")});
    m_phase->setObjectName(u"updatePhase"_s);
    m_phase->setAccessibleName(tr("Phase"));
    for (const Phase phase : offered)
        m_phase->addItem(spoken(phase), word(phase));
    m_wording->setObjectName(u"updateWording"_s);
    m_wording->setAccessibleName(tr("Prepared words"));
    m_text->setObjectName(u"updateText"_s);
    m_text->setPlaceholderText(
        tr("What is known, what is being done, and when the next update comes."));
    prepareFormText(m_text, 5);
    m_text->setAccessibleName(tr("Text of the update"));
    m_text->installEventFilter(this);
    m_lastHead->setObjectName(u"updateLastHead"_s);
    m_lastHead->setFace(Theme::Size::Small);
    m_lastHead->setFit(Label::Fit::Elided);
    m_last->setObjectName(u"updateLast"_s);
    m_last->setAccessibleName(tr("The last update to this audience"));
    prepareFormText(m_last, 4);
    m_last->setReadOnly(true);
    for (QLineEdit *field : {m_known, m_next, m_out})
        field->installEventFilter(this);
    connect(m_audience, &QComboBox::currentIndexChanged, this, &UpdateBar::audienceChosen);
    connect(m_phase, &QComboBox::currentIndexChanged, this, &UpdateBar::phaseChosen);
    connect(m_wording, &QComboBox::activated, this, &UpdateBar::useWording);
    connect(m_text, &QPlainTextEdit::textChanged, this, &UpdateBar::textChanged);
    connect(m_next, &QLineEdit::textEdited, this, [this] {
        m_nextIsTyped = true;
        if (!m_filled.isEmpty() && m_text->toPlainText() == m_filled)
            useWording(m_wording->currentIndex());
        tellWarnings();
    });
    connect(m_components, &ComponentChoice::changed, this, [this] {
        if (m_text->toPlainText() == m_filled)
            useWording(m_wording->currentIndex());
    });
    connect(m_warnings, &UpdateWarnings::chosen, this, [this](const TextWarning &warning) {
        QTextCursor cursor = m_text->textCursor();
        cursor.setPosition(static_cast<int>(warning.from));
        cursor.setPosition(
            static_cast<int>(warning.from + warning.length), QTextCursor::KeepAnchor);
        m_text->setTextCursor(cursor);
        m_text->setFocus(Qt::OtherFocusReason);
    });
}

void UpdateBar::makeButtons()
{
    m_approval->setObjectName(u"updateApproval"_s);
    m_approval->setFace(Theme::Size::Small);
    m_approval->setFit(Label::Fit::Elided);
    m_approve->setObjectName(u"updateApprove"_s);
    m_keep->setObjectName(u"updateKeep"_s);
    m_post->setObjectName(u"updatePost"_s);
    m_post->setToolTip(tr("Ctrl+Enter"));
    connect(m_approve, &QAbstractButton::clicked, this, &UpdateBar::approve);
    connect(m_keep, &QAbstractButton::clicked, this, [this] {
        if (keepDraft())
            close();
    });
    connect(m_post, &QAbstractButton::clicked, this, &UpdateBar::publish);
}

Button *UpdateBar::makeCopyButton()
{
    auto *button = new Button(tr("Copy"), Button::Kind::Plain, this);
    button->setObjectName(u"updateCopy"_s);
    button->setAccessibleName(tr("Copy the update"));
    auto *menu = new QMenu(button);
    const auto add = [this, menu](const QString &name, const QString &text, CopyAs form) {
        QAction *action = menu->addAction(text, this, [this, form] { copy(form); });
        action->setObjectName(name);
    };
    add(u"copyUpdatePlain"_s, tr("As plain text"), CopyAs::PlainText);
    add(u"copyUpdateMarkdown"_s, tr("As Markdown"), CopyAs::Markdown);
    add(u"copyUpdateRich"_s, tr("As rich text"), CopyAs::RichText);
    button->setSplitMenu(menu);
    connect(button, &QAbstractButton::clicked, this, [this] { copy(CopyAs::All); });
    return button;
}

void UpdateBar::arrange()
{
    int place = 1; // behind the heading
    for (QComboBox *box : {m_audience, m_phase, m_wording})
        headingRow()->insertWidget(place++, box);
    auto *last = new QVBoxLayout;
    last->setSpacing(step);
    last->addWidget(m_lastHead);
    last->addWidget(m_last, 1);
    last->addStretch(0); // a heading alone stays at the top
    auto *texts = new QHBoxLayout;
    texts->setSpacing(3 * step);
    texts->addWidget(m_text, 3);
    texts->addLayout(last, 2);
    const auto addTime = [this](QHBoxLayout *row, int at, const QString &text, QLineEdit *field) {
        auto *label = new Label(text, Theme::Token::Dim, this);
        label->setBuddy(field);
        row->insertWidget(at, label);
        row->insertWidget(at + 1, field);
    };
    addTime(headingRow(), place, tr("Next update by"), m_next);
    auto *facts = new QHBoxLayout;
    facts->setSpacing(2 * step);
    facts->addWidget(m_components, 1);
    facts->addStretch(0);
    addTime(facts, facts->count(), tr("Known at"), m_known);
    addTime(facts, facts->count(), tr("Out since"), m_out);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * step);
    buttons->addWidget(m_approval, 1);
    buttons->addWidget(m_approve);
    buttons->addWidget(m_keep);
    buttons->addWidget(makeCopyButton());
    buttons->addWidget(m_post);
    body()->addLayout(texts);
    body()->addLayout(facts);
    body()->addWidget(m_warnings);
    body()->addLayout(buttons);
}

} // namespace Bridgelog
