// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/reminderwatch.h"

#include "archive/archive.h"
#include "checklists/usercadence.h"
#include "shell/opentabs.h"

#include <algorithm>
#include <chrono>

namespace Bridgelog {

using namespace std::chrono_literals;

namespace {

constexpr int mostOthers = 30; ///< the newest; more are not under way at once
constexpr auto afterStart = 1s; ///< the window is there first

} // namespace

ReminderWatch::ReminderWatch(Journal &journal, const OpenTabs &tabs, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_tabs(tabs)
    , m_reminders(journal)
{
    m_next.setSingleShot(true);
    m_next.setTimerType(Qt::PreciseTimer); // on time, however long it was
    connect(&m_next, &QTimer::timeout, this, &ReminderWatch::look);
    m_find.setSingleShot(true);
    m_find.setInterval(afterStart);
    connect(&m_find, &QTimer::timeout, this, [this] {
        findOthers();
        look();
    });
    const auto findSoon = [this] {
        if (!m_find.isActive())
            m_find.start();
    };
    connect(&m_journal, &Journal::grown, this, findSoon);
    connect(&m_tabs, &OpenTabs::changed, this, findSoon);
    connect(
        &m_reminders, &Reminders::due, this,
        [this](const IncidentId &incident, const Deadline &deadline) {
            QString title;
            for (const auto &one : underWay()) {
                if (one->id() == incident)
                    title = one->incident().title;
            }
            Q_EMIT due(incident, title, deadline);
        });
    findSoon();
}

QList<std::shared_ptr<OpenIncident>> ReminderWatch::underWay() const
{
    QList<std::shared_ptr<OpenIncident>> all;
    for (const OpenTabs::Tab &tab : m_tabs.all()) {
        if (tab.incident)
            all.append(tab.incident);
    }
    for (const auto &[id, incident] : m_others) {
        const int tab = m_tabs.indexOf(id);
        if (tab < 0 || !m_tabs.at(tab).incident)
            all.append(incident);
    }
    return all;
}

void ReminderWatch::findOthers()
{
    const auto newest = Archive(m_journal).latest(mostOthers);
    if (!newest)
        return;
    std::map<IncidentId, std::shared_ptr<OpenIncident>> others;
    for (const IncidentSummary &incident : *newest) {
        const int tab = m_tabs.indexOf(incident.id);
        if (!incident.isActive() || (tab >= 0 && m_tabs.at(tab).incident))
            continue;
        auto &held = others[incident.id];
        if (const auto known = m_others.find(incident.id); known != m_others.end())
            held = known->second;
        else if (auto opened = OpenIncident::open(m_journal, incident.id, {}))
            held = std::move(*opened);
        else
            others.erase(incident.id);
    }
    m_others = std::move(others);
}

/// Again when the next thing is due, and now and then, since the clock may be set.
void ReminderWatch::look()
{
    const Instant now = Instant::now();
    const Cadence cadence = userCadence();
    constexpr qint64 patience = 20 * Instant::second;
    qint64 wait = patience;
    for (const auto &incident : underWay()) {
        if (!incident->isWhole())
            continue;
        m_reminders.look(incident->incident(), now, cadence);
        for (const Deadline &deadline : deadlines(incident->incident(), now, cadence)) {
            if (deadline.due > now)
                wait = std::min(wait, deadline.due.us - now.us);
        }
    }
    constexpr qint64 ms = 1000;
    m_next.start(static_cast<int>(wait / ms) + 1);
    Q_EMIT looked();
}

bool ReminderWatch::stands(const IncidentId &incident, const QString &key) const
{
    for (const auto &one : underWay()) {
        if (one->id() != incident)
            continue;
        const auto due = deadlines(one->incident(), Instant::now(), userCadence());
        return !one->isWhole() || std::ranges::contains(due, key, &Deadline::key);
    }
    return false;
}

void ReminderWatch::snooze(const IncidentId &incident, const QString &key)
{
    constexpr auto rest = 10min;
    m_reminders.snooze(
        incident, key, Instant{Instant::now().us + std::chrono::microseconds(rest).count()});
    QTimer::singleShot(rest, Qt::PreciseTimer, this, &ReminderWatch::look);
}

} // namespace Bridgelog
