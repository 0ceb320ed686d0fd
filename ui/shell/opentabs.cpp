// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/opentabs.h"

#include <algorithm>

namespace Bridgelog {

int OpenTabs::indexOf(const IncidentId &id) const
{
    const auto tab = std::ranges::find(m_tabs, id, &Tab::id);
    return tab == m_tabs.end() ? -1 : int(tab - m_tabs.begin());
}

/// Its own tab, that of one looked at in passing, or a new one behind the current.
int OpenTabs::placeFor(const OpenIncident &incident)
{
    if (const int own = indexOf(incident.id()); own >= 0)
        return own;
    const auto passing = std::ranges::find(m_tabs, false, &Tab::kept);
    if (passing != m_tabs.end()) {
        if (passing->incident)
            passing->incident->disconnect(this);
        *passing = {};
        return int(passing - m_tabs.begin());
    }
    m_tabs.insert(m_current + 1, Tab());
    return m_current + 1;
}

void OpenTabs::show(const std::shared_ptr<OpenIncident> &incident)
{
    m_current = placeFor(*incident);
    Tab &tab = m_tabs[m_current];
    if (tab.incident != incident)
        follow(tab, incident);
    tab.used = ++m_clock;
    letGo();
    Q_EMIT changed();
}

void OpenTabs::follow(Tab &tab, const std::shared_ptr<OpenIncident> &incident)
{
    tab.id = incident->id();
    tab.incident = incident;
    tab.title = incident->incident().title;
    tab.severity = incident->incident().severity;
    tab.kept = tab.kept || !isOver(incident->incident().phase);
    const auto take = [this, id = tab.id] {
        const int index = indexOf(id);
        if (index < 0 || !m_tabs.at(index).incident)
            return;
        Tab &changedTab = m_tabs[index];
        const Incident &now = changedTab.incident->incident();
        changedTab.kept = changedTab.kept || !isOver(now.phase);
        if (changedTab.title == now.title && changedTab.severity == now.severity)
            return;
        changedTab.title = now.title;
        changedTab.severity = now.severity;
        Q_EMIT changed();
    };
    connect(incident.get(), &OpenIncident::changed, this, [take](const Changes &changes) {
        if (changes.parts & Part::Header)
            take();
    });
    connect(incident.get(), &OpenIncident::reset, this, take);
}

void OpenTabs::add(const IncidentSummary &incident)
{
    if (indexOf(incident.id) >= 0)
        return;
    m_tabs.append(
        {.id = incident.id, .title = incident.title, .severity = incident.severity, .kept = true});
    Q_EMIT changed();
}

void OpenTabs::close(int index)
{
    if (m_tabs.at(index).incident)
        m_tabs.at(index).incident->disconnect(this);
    m_tabs.removeAt(index);
    if (index < m_current || m_current == m_tabs.size())
        --m_current;
    Q_EMIT changed();
}

void OpenTabs::move(int from, int to)
{
    if (from == to)
        return;
    const IncidentId shown = m_current < 0 ? IncidentId() : m_tabs.at(m_current).id;
    m_tabs.move(from, to);
    m_current = indexOf(shown);
    Q_EMIT changed();
}

void OpenTabs::keep(int index)
{
    m_tabs[index].kept = true;
    Q_EMIT changed();
}

void OpenTabs::setPlace(const TimelineView::Place &place)
{
    if (m_current >= 0)
        m_tabs[m_current].place = place;
}

void OpenTabs::refresh(const IncidentSummary &incident)
{
    const int index = indexOf(incident.id);
    if (index < 0 || m_tabs.at(index).incident)
        return;
    Tab &tab = m_tabs[index];
    if (tab.title == incident.title && tab.severity == incident.severity)
        return;
    tab.title = incident.title;
    tab.severity = incident.severity;
    Q_EMIT changed();
}

/// The ones used last are held as long as there is room.
void OpenTabs::letGo()
{
    QList<int> background;
    for (int i = 0; i < m_tabs.size(); ++i) {
        if (i != m_current && m_tabs.at(i).incident)
            background.append(i);
    }
    std::ranges::sort(
        background, std::ranges::greater(), [this](int index) { return m_tabs.at(index).used; });
    qsizetype held = 0;
    for (const int index : std::as_const(background)) {
        held += m_tabs.at(index).incident->incident().timeline.size();
        if (held <= m_entriesHeld)
            continue;
        m_tabs.at(index).incident->disconnect(this);
        m_tabs[index].incident.reset();
    }
}

} // namespace Bridgelog
