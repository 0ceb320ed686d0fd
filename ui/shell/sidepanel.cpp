// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/sidepanel.h"

#include "checklist/checklistsection.h"
#include "common/theme.h"
#include "situation/factsection.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

SidePanel::SidePanel(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"sidePanel"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::AlternateBase); // the panel's ground
    content->setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_facts = new FactSection(FactSection::Group::Situation, m_situation, content);
    m_facts->setObjectName(u"situationSection"_s);
    m_roles = new FactSection(FactSection::Group::Roles, m_situation, content);
    m_roles->setObjectName(u"rolesSection"_s);
    m_checklist = new ChecklistSection(content);
    m_checklist->setObjectName(u"checklistSection"_s);
    m_components = new FactSection(FactSection::Group::Components, m_situation, content);
    m_components->setObjectName(u"componentsSection"_s);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(5 * Theme::step, 4 * Theme::step, 5 * Theme::step, 4 * Theme::step);
    layout->setSpacing(4 * Theme::step);
    layout->addWidget(m_facts);
    layout->addWidget(m_roles);
    layout->addWidget(m_checklist);
    layout->addWidget(m_components);
    layout->addStretch(1);
    setWidget(content);
    for (FactSection *section : {m_facts, m_roles, m_components})
        connect(section, &FactSection::answered, this, &SidePanel::answered);
    connect(m_checklist, &ChecklistSection::answered, this, &SidePanel::answered);
}

void SidePanel::setIncident(OpenIncident *incident)
{
    m_incident = incident;
    for (FactSection *section : {m_facts, m_roles, m_components})
        section->setIncident(incident);
    m_checklist->setIncident(incident);
    refresh(Part::Header | Part::Checklist);
}

void SidePanel::refresh(Parts parts)
{
    if (!m_incident)
        return;
    const Instant now = Instant::now();
    if (parts & (Part::Header | Part::Milestones | Part::Roles | Part::Components))
        m_situation.setIncident(m_incident->incident(), now);
    if (parts & (Part::Header | Part::Checklist))
        m_checklist->refresh(now);
}

void SidePanel::setNow(Instant now) { m_checklist->setNow(now); }

void SidePanel::editSeverity() { m_facts->editFact(u"severity"_s); }
void SidePanel::editZone() { m_facts->editFact(u"zone"_s); }

} // namespace Bridgelog
