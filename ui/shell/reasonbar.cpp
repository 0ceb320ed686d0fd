// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/reasonbar.h"

#include "common/button.h"
#include "common/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Bridgelog {

bool isBackwards(Phase from, Phase to) { return to < from; }

ReasonBar::ReasonBar(QWidget *parent)
    : FormBar({}, parent)
    , m_reason(new QLineEdit(this))
{
    setObjectName(u"reasonBar"_s);
    m_reason->setObjectName(u"phaseReason"_s);
    m_reason->setPlaceholderText(tr("Why? Enter alone will do."));
    m_reason->setAccessibleName(tr("Why the phase goes back"));
    auto *enter = new Button(tr("Set phase"), Button::Kind::Primary, this);
    enter->setObjectName(u"phaseReasonDone"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * Theme::step);
    row->addWidget(m_reason, 1);
    row->addWidget(enter);
    body()->addLayout(row);
    connect(m_reason, &QLineEdit::returnPressed, this, &ReasonBar::enter);
    connect(enter, &QAbstractButton::clicked, this, &ReasonBar::enter);
}

void ReasonBar::open(OpenIncident *incident, Phase phase)
{
    m_incident = incident;
    m_phase = phase;
    setHeading(tr("Back to %1").arg(spoken(phase).toLower()));
    m_reason->clear();
    show();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void ReasonBar::enter()
{
    if (m_incident)
        m_incident->setPhase(m_phase, {}, m_reason->text().simplified());
    close();
}

} // namespace Bridgelog
