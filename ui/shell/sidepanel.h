// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/situationmodel.h"
#include "session/openincident.h"

#include <QPointer>
#include <QScrollArea>

namespace Bridgelog {

class ChecklistSection;
class FactSection;

/// The right side of the window: situation, roles, checklist, components.
class SidePanel : public QScrollArea {
    Q_OBJECT

public:
    explicit SidePanel(QWidget *parent = nullptr);

    void setIncident(OpenIncident *incident);
    /// What of the incident has changed.
    void refresh(Parts parts);
    void setNow(Instant now);
    void editSeverity();
    void editZone();
    ChecklistSection *checklist() const { return m_checklist; }
    void editSummary();
    void giveAssignment();
    void giveRole();
    void editMilestone(MilestoneName name);
    void editComponent();
    /// To its first item that is open.
    void goToChecklist();
    QSize sizeHint() const override { return {316, 400}; }

Q_SIGNALS:
    /// A question was answered or left: the keyboard may go home.
    void answered();

private:
    void editFact(const QString &key);
    void revealFocus();
    QList<FactSection *> sections() const;
    QPointer<OpenIncident> m_incident;
    SituationModel m_situation;
    FactSection *m_facts;
    FactSection *m_next;
    FactSection *m_roles;
    FactSection *m_assignments;
    FactSection *m_measures;
    FactSection *m_components;
    ChecklistSection *m_checklist;
};

} // namespace Bridgelog
