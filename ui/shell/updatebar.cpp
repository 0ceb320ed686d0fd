// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/updatebar.h"

#include "common/button.h"
#include "common/label.h"
#include "items/timetext.h"
#include "common/formtext.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr std::array offered{
    Phase::Investigating, Phase::Identified, Phase::Mitigating, Phase::Monitoring, Phase::Resolved};

} // namespace

UpdateBar::UpdateBar(QWidget *parent)
    : FormBar(tr("Post update"), parent)
    , m_audience(new QComboBox(this))
    , m_phase(new QComboBox(this))
    , m_text(new QPlainTextEdit(this))
    , m_last(new Label({}, Theme::Token::Dim, this))
{
    setObjectName(u"updateBar"_s);
    m_audience->setObjectName(u"updateAudience"_s);
    m_audience->setAccessibleName(tr("Audience"));
    m_audience->addItems({tr("Public"), tr("Internal")});
    m_phase->setObjectName(u"updatePhase"_s);
    m_phase->setAccessibleName(tr("Phase"));
    for (const Phase phase : offered)
        m_phase->addItem(spoken(phase), word(phase));
    m_text->setObjectName(u"updateText"_s);
    m_text->setPlaceholderText(
        tr("What is known, what is being done, and when the next update comes."));
    prepareFormText(m_text, 3);
    m_text->setAccessibleName(tr("Text of the update"));
    m_text->installEventFilter(this);
    m_last->setFace(Theme::Size::Small);
    m_last->setFit(Label::Fit::Elided);
    auto *post = new Button(tr("Post update"), Button::Kind::Primary, this);
    post->setObjectName(u"updatePost"_s);
    post->setToolTip(tr("Ctrl+Enter"));
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * Theme::step);
    row->addWidget(m_audience);
    row->addWidget(m_phase);
    row->addWidget(m_last, 1);
    row->addWidget(post);
    body()->addWidget(m_text);
    body()->addLayout(row);
    connect(post, &QAbstractButton::clicked, this, &UpdateBar::publish);
    connect(m_audience, &QComboBox::currentIndexChanged, this, &UpdateBar::tellLast);
}

void UpdateBar::open(OpenIncident *incident)
{
    const bool another = m_incident != incident;
    m_incident = incident;
    if (!incident)
        return;
    clearRefusal();
    if (another)
        m_text->clear();
    const int phase = m_phase->findData(word(incident->incident().phase));
    m_phase->setCurrentIndex(qMax(phase, 0));
    tellLast();
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void UpdateBar::tellLast()
{
    if (!m_incident)
        return;
    const Audience audience =
        m_audience->currentIndex() == 0 ? Audience::Public : Audience::Internal;
    const Timeline &timeline = m_incident->incident().timeline;
    const Showing showing = showingIn(m_incident->incident().zone, Instant::now());
    for (int row = timeline.size() - 1; row >= 0; --row) {
        const Entry &entry = timeline.at(row);
        if (entry.kind != EntryKind::Update || entry.audience != audience || entry.struck)
            continue;
        m_last->setText(
            tr("Last, %1 %2: %3")
                .arg(momentText(entry.at, showing), zoneText(showing), entry.text.simplified()));
        return;
    }
    m_last->setText(tr("The first one for this audience."));
}

void UpdateBar::publish()
{
    const QString text = m_text->toPlainText().trimmed();
    if (!m_incident)
        return;
    if (text.isEmpty()) {
        refuse(tr("An update needs a text."));
        m_text->setFocus();
        return;
    }
    m_incident->publishUpdate(
        {.phase = m_phase->currentData().toString(),
         .text = text,
         .audience = m_audience->currentIndex() == 0 ? Audience::Public : Audience::Internal});
    m_text->clear();
    close();
}

bool UpdateBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && isSubmit(event)) {
        publish();
        return true;
    }
    return FormBar::eventFilter(watched, event);
}

} // namespace Bridgelog
