// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archive.h"
#include "session/openincident.h"
#include "timeline/timelineview.h"

namespace Bridgelog {

/// The incidents that are open in a window, in the order of their tabs. One that is over and was
/// only looked at gives its tab to the next one; one that was under way, or that somebody kept,
/// stays until it is closed. What a tab in the background needs much memory for is let go and read
/// again when somebody comes back to it.
class OpenTabs : public QObject {
    Q_OBJECT

public:
    struct Tab {
        IncidentId id;
        QString title;
        std::optional<int> severity;
        std::shared_ptr<OpenIncident> incident; ///< null where it was let go
        TimelineView::Place place;
        bool kept = false;
        int used = 0; ///< higher is later
    };
    /// `entriesHeld`: how many all tabs in the background may hold together.
    explicit OpenTabs(QObject *parent = nullptr, qsizetype entriesHeld = 20'000)
        : QObject(parent)
        , m_entriesHeld(entriesHeld)
    {
    }

    qsizetype size() const { return m_tabs.size(); }
    const QList<Tab> &all() const { return m_tabs; }
    int current() const { return m_current; } ///< -1 where there is none
    const Tab &at(int index) const { return m_tabs.at(index); }
    int indexOf(const IncidentId &id) const;

    /// Makes the incident's tab the current one, a new one where it has none.
    void show(const std::shared_ptr<OpenIncident> &incident);
    /// A tab that is opened when somebody goes to it.
    void add(const IncidentSummary &incident);
    void close(int index);
    void move(int from, int to);
    void keep(int index);
    void setPlace(const TimelineView::Place &place); ///< of the current one
    /// Takes in what the archive knows of one that was let go.
    void refresh(const IncidentSummary &incident);

Q_SIGNALS:
    /// Tabs came, went, moved or are called otherwise.
    void changed();

private:
    void follow(Tab &tab, const std::shared_ptr<OpenIncident> &incident);
    int placeFor(const OpenIncident &incident);
    void letGo();

    qsizetype m_entriesHeld;
    QList<Tab> m_tabs;
    int m_current = -1;
    int m_clock = 0;
};

} // namespace Bridgelog
