// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

#include <QFile>

namespace Bridgelog::Bench {

inline QString sentence(int i)
{
    static const QStringList texts{
        QStringLiteral(
            "Error rate on the gateway climbs again, p99 above four seconds in two of three zones"),
        QStringLiteral(
            "Rolled the canary back to the build of this morning, watching the queue depth"),
        QStringLiteral("Load balancer marks every node down:\n```\nserver api-%1 DOWN, reason: "
                       "Layer7 wrong status, code: 404\n```"),
        QStringLiteral(
            "Certificate of the database provider expired at midnight; **no** alert fired"),
        QStringLiteral(
            "Decision: keep the region drained until `probe-%1` has been green for ten minutes"),
        QStringLiteral("Support counts forty tickets, all from customers with single sign-on"),
    };
    const QString &text = texts.at(i % texts.size());
    return (text.contains(u'%') ? text.arg(i) : text) + QStringLiteral(" (%1)").arg(i);
}

inline Event line(const IncidentId &incident, int i, qint64 firstSecond = 1'600'000'000)
{
    return Event::make(
        incident,
        EntryAdded{
            .entry = EntryId::make(),
            .kind = loggedKinds[static_cast<size_t>(i) % 6],
            .at = Moment::exactly(Instant::fromSeconds(firstSecond + i * 20LL)),
            .text = sentence(i)},
        QStringLiteral("operations"), Instant::fromSeconds(firstSecond + i * 20LL));
}

/// An archive of `incidents` incidents with `entries` lines each; the last one keeps open. Gives
/// the last one's id.
inline IncidentId fill(Journal &journal, int incidents, int entries)
{
    IncidentId id;
    for (int k = 0; k < incidents; ++k) {
        id = IncidentId::make();
        const qint64 start = 1'500'000'000 + k * 86400LL;
        QList<Event> events{Event::make(
            id,
            Declared{
                .title = QStringLiteral("Incident number %1: requests fail").arg(k),
                .severity = 1 + k % 4,
                .zone = QStringLiteral("Europe/London"),
                .at = Moment::exactly(Instant::fromSeconds(start))},
            QStringLiteral("commander"), Instant::fromSeconds(start))};
        for (int i = 0; i < entries; ++i) {
            events.append(line(id, i, start));
            if (events.size() >= 20'000) // a transaction each
                (void)journal.append(std::exchange(events, {})).result();
        }
        if (k + 1 < incidents)
            events.append(Event::make(
                id,
                PhaseSet{
                    .phase = Phase::Resolved,
                    .at = Moment::exactly(Instant::fromSeconds(start + 7200))},
                QStringLiteral("commander"), Instant::fromSeconds(start + 7200)));
        (void)journal.append(events).result();
    }
    return id;
}

} // namespace Bridgelog::Bench
