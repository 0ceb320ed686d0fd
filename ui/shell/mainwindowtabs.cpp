// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/incidenttabs.h"
#include "shell/mainwindow.h"
#include "shell/opentabs.h"
#include "shell/sidebar.h"
#include "shell/windowactions.h"
#include "shell/windowsettings.h"
#include "shell/workarea.h"
#include "timeline/timelinepage.h"

#include <QAction>

namespace Bridgelog {

// Several incidents in one window: which are open, and going from one to another.

void MainWindow::connectTabs()
{
    auto *strip = new IncidentTabs(m_work);
    m_work->setTabs(strip);
    connect(strip, &IncidentTabs::chosen, this, &MainWindow::goToTab);
    connect(strip, &IncidentTabs::closed, this, &MainWindow::closeTab);
    connect(strip, &IncidentTabs::kept, m_tabs, &OpenTabs::keep);
    connect(strip, &IncidentTabs::moved, m_tabs, &OpenTabs::move);
    connect(m_tabs, &OpenTabs::changed, this, [this, strip] {
        QList<IncidentTabs::Tab> shown;
        for (const OpenTabs::Tab &tab : m_tabs->all())
            shown.append({.title = tab.title, .severity = tab.severity, .kept = tab.kept});
        strip->show(shown, m_tabs->current());
        for (QAction *action : {m_actions->nextTab, m_actions->previousTab})
            action->setEnabled(shown.size() > 1);
        for (int i = 0; i < m_actions->tabs.size(); ++i)
            m_actions->tabs.at(i)->setEnabled(shown.size() > 1 && i < shown.size());
        keepTabs();
    });
    const auto step = [this](int by) {
        const auto count = int(m_tabs->size());
        if (count > 1)
            goToTab((m_tabs->current() + by + count) % count);
    };
    connect(m_actions->nextTab, &QAction::triggered, this, [step] { step(1); });
    connect(m_actions->previousTab, &QAction::triggered, this, [step] { step(-1); });
    for (int i = 0; i < m_actions->tabs.size(); ++i) {
        connect(m_actions->tabs.at(i), &QAction::triggered, this, [this, i] { goToTab(i); });
        m_actions->tabs.at(i)->setEnabled(false);
    }
    connect(m_actions->closeTab, &QAction::triggered, this, [this] {
        if (m_tabs->size() > 1)
            closeTab(m_tabs->current());
        else
            close();
    });
    m_actions->nextTab->setEnabled(false);
    m_actions->previousTab->setEnabled(false);
}

void MainWindow::goToTab(int index)
{
    if (index >= 0 && index < m_tabs->size())
        openIncident(m_tabs->at(index).id);
}

void MainWindow::closeTab(int index)
{
    if (m_tabs->size() < 2)
        return;
    if (index == m_tabs->current())
        goToTab(index + 1 < m_tabs->size() ? index + 1 : index - 1);
    if (index != m_tabs->current()) // its neighbour could be opened
        m_tabs->close(index);
}

/// One alone is found again by itself: it is the newest under way.
void MainWindow::keepTabs()
{
    WindowSettings::Tabs kept;
    if (m_tabs->size() > 1) {
        for (const OpenTabs::Tab &tab : m_tabs->all())
            kept.incidents.append(tab.id);
        kept.current = m_tabs->current();
    }
    if (!m_restoring)
        WindowSettings().setTabs(m_journal.path(), kept);
}

std::optional<IncidentId> MainWindow::restoreTabs()
{
    const WindowSettings::Tabs kept = WindowSettings().tabs(m_journal.path());
    const Archive archive(m_journal);
    m_restoring = true;
    for (const IncidentId &id : kept.incidents) {
        if (const auto incident = archive.summary(id))
            m_tabs->add(*incident);
    }
    m_restoring = false;
    const IncidentId current = kept.incidents.value(kept.current);
    return m_tabs->indexOf(current) >= 0 ? std::optional(current) : std::nullopt;
}

void MainWindow::refreshTabs()
{
    const Archive archive(m_journal);
    for (const OpenTabs::Tab &tab : QList(m_tabs->all())) {
        if (tab.incident)
            continue;
        if (const auto incident = archive.summary(tab.id))
            m_tabs->refresh(*incident);
    }
}

} // namespace Bridgelog
