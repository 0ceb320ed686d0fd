// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/postmortemhead.h"

#include "common/button.h"
#include "common/theme.h"
#include "incident/zones.h"
#include "items/timetext.h"
#include "postmortem/document.h"
#include "postmortem/postmortemdesk.h"
#include "postmortem/sectiontext.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;

Button *menuButton(const QString &name, QWidget *parent)
{
    auto *button = new Button({}, Button::Kind::Quiet, parent);
    button->setObjectName(name);
    button->setMenu(new QMenu(button));
    return button;
}

} // namespace

PostmortemHead::PostmortemHead(PostmortemDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_template(menuButton(u"postmortemTemplate"_s, this))
    , m_audience(menuButton(u"postmortemAudience"_s, this))
    , m_state(menuButton(u"postmortemState"_s, this))
    , m_empty(new Button({}, Button::Kind::Quiet, this))
{
    m_empty->setObjectName(u"postmortemEmpty"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(step);
    for (QWidget *each : {m_template, m_audience, m_state, m_empty})
        layout->addWidget(each);
    connect(m_empty, &QAbstractButton::clicked, this, &PostmortemHead::outlineAsked);
    connect(m_template->menu(), &QMenu::aboutToShow, this, &PostmortemHead::fillTemplates);
    connect(m_audience->menu(), &QMenu::aboutToShow, this, &PostmortemHead::fillAudience);
    connect(m_state->menu(), &QMenu::aboutToShow, this, &PostmortemHead::fillStates);
}

void PostmortemHead::fillTemplates()
{
    QMenu *menu = m_template->menu();
    menu->clear();
    for (const QString &name : postmortemTemplates())
        connect(
            menu->addAction(tr("Begin anew from %1").arg(templateTitle(name))), &QAction::triggered,
            this, [this, name] { Q_EMIT templateAsked(name); });
}

void PostmortemHead::fillAudience()
{
    QMenu *menu = m_audience->menu();
    menu->clear();
    for (const Audience audience : {Audience::Internal, Audience::Public}) {
        QAction *action = menu->addAction(spoken(audience));
        action->setCheckable(true);
        action->setChecked(m_desk.audience() == audience);
        connect(
            action, &QAction::triggered, this, [this, audience] { m_desk.setAudience(audience); });
    }
}

/// Each state, with who set it last and when.
void PostmortemHead::fillStates()
{
    QMenu *menu = m_state->menu();
    menu->clear();
    const OpenIncident *incident = m_desk.incident();
    if (!incident)
        return;
    const Postmortem &postmortem = incident->incident().postmortem;
    const Showing showing = showingIn(incident->incident().zone, Instant::now());
    for (const auto state :
         {ReviewState::Draft, ReviewState::InReview, ReviewState::Reviewed,
          ReviewState::Published}) {
        QString text = spoken(state);
        const auto last = std::ranges::find(
            postmortem.reviews.rbegin(), postmortem.reviews.rend(), state, &Review::state);
        if (last != postmortem.reviews.rend())
            text = tr("%1 – %2, %3 %4")
                       .arg(
                           text, QString(last->by).replace(u'&', u"&&"_s),
                           clockText(last->at, showing), zoneText(showing));
        QAction *action = menu->addAction(text);
        action->setObjectName(u"review_"_s + word(state));
        action->setCheckable(true);
        action->setChecked(postmortem.state == state);
        connect(action, &QAction::triggered, this, [this, state] { m_desk.setReview(state); });
    }
}

void PostmortemHead::refresh()
{
    const bool begun = m_desk.isBegun();
    for (QWidget *each : {m_template, m_audience, m_state, m_empty})
        each->setVisible(begun);
    if (!begun)
        return;
    const Postmortem &postmortem = m_desk.incident()->incident().postmortem;
    m_template->setText(tr("Template: %1").arg(templateTitle(postmortem.templateName)));
    m_audience->setText(tr("Audience: %1").arg(spoken(m_desk.audience())));
    m_state->setText(spoken(postmortem.state));
    m_state->setAccessibleName(tr("Review state: %1").arg(spoken(postmortem.state)));
    int all = 0;
    int empty = 0;
    for (const Section &section : m_desk.sections()) {
        if (section.title.trimmed().isEmpty())
            continue;
        ++all;
        empty += saysNothing(section.text) ? 1 : 0;
    }
    m_empty->setText(tr("%1 of %2 sections empty").arg(empty).arg(all));
}

} // namespace Bridgelog
