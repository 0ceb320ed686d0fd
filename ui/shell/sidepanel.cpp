// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/sidepanel.h"

#include "checklist/checklistsection.h"
#include "checklists/usercadence.h"
#include "common/theme.h"
#include "situation/factsection.h"

#include <QApplication>
#include <QTimer>
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
    m_next = new FactSection(FactSection::Group::Next, m_situation, content);
    m_next->setObjectName(u"nextSection"_s);
    m_assignments = new FactSection(FactSection::Group::Assignments, m_situation, content);
    m_assignments->setObjectName(u"assignmentsSection"_s);
    m_measures = new FactSection(FactSection::Group::Measures, m_situation, content);
    m_measures->setObjectName(u"measuresSection"_s);
    m_measures->setOpen(false);
    m_checklist = new ChecklistSection(content);
    m_checklist->setObjectName(u"checklistSection"_s);
    m_components = new FactSection(FactSection::Group::Components, m_situation, content);
    m_components->setObjectName(u"componentsSection"_s);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(5 * Theme::step, 4 * Theme::step, 5 * Theme::step, 4 * Theme::step);
    layout->setSpacing(4 * Theme::step);
    layout->addWidget(m_facts);
    layout->addWidget(m_next);
    layout->addWidget(m_roles);
    layout->addWidget(m_checklist);
    layout->addWidget(m_assignments);
    layout->addWidget(m_components);
    layout->addWidget(m_measures);
    layout->addStretch(1);
    setWidget(content);
    for (FactSection *section : sections())
        connect(section, &FactSection::answered, this, &SidePanel::answered);
    connect(m_checklist, &ChecklistSection::answered, this, &SidePanel::answered);
}

void SidePanel::setIncident(OpenIncident *incident)
{
    m_incident = incident;
    for (FactSection *section : sections())
        section->setIncident(incident);
    m_checklist->setIncident(incident);
    refresh(Part::Header | Part::Checklist);
}

void SidePanel::refresh(Parts parts)
{
    if (!m_incident)
        return;
    const Instant now = Instant::now();
    constexpr auto shown = Part::Header | Part::Milestones | Part::Roles | Part::Components
        | Part::Assignments | Part::Situation;
    if (parts & shown)
        m_situation.setIncident(m_incident->incident(), now, userCadence());
    if (parts & (Part::Header | Part::Checklist))
        m_checklist->refresh(now);
}

void SidePanel::setNow(Instant now)
{
    if (m_incident && isVisible())
        m_situation.setIncident(m_incident->incident(), now, userCadence());
    m_checklist->setNow(now);
}

QList<FactSection *> SidePanel::sections() const
{
    return {m_facts, m_next, m_roles, m_assignments, m_components, m_measures};
}

void SidePanel::editSeverity() { editFact(u"severity"_s); }
void SidePanel::editZone() { editFact(u"zone"_s); }
void SidePanel::editSummary() { editFact(u"summary"_s); }

void SidePanel::editFact(const QString &key)
{
    m_facts->editFact(key);
    revealFocus();
}

void SidePanel::editMilestone(MilestoneName name) { editFact(word(name)); }

void SidePanel::giveAssignment()
{
    m_assignments->invite();
    revealFocus();
}

void SidePanel::giveRole()
{
    m_roles->invite();
    revealFocus();
}

void SidePanel::editComponent()
{
    m_components->invite();
    revealFocus();
}

void SidePanel::goToChecklist()
{
    m_checklist->goToFirstOpen();
    revealFocus();
}

/// Once the layout has made room for what was asked.
void SidePanel::revealFocus()
{
    QTimer::singleShot(0, this, [this] {
        constexpr int around = 20 * Theme::step;
        if (QWidget *focused = QApplication::focusWidget(); widget()->isAncestorOf(focused))
            ensureWidgetVisible(focused, 0, around);
    });
}

} // namespace Bridgelog
