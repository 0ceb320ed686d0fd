// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/glance.h"

#include <QVariant>

#include <ranges>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static std::optional<Instant> instantAt(const QSqlQuery &query, int column)
{
    return query.isNull(column) ? std::nullopt
                                : std::optional(Instant{query.value(column).toLongLong()});
}

Result<Incident> Glance::at(const IncidentId &id, int rows) const
{
    Incident incident;
    incident.id = id;
    if (auto done = readHead(incident); !done)
        return std::unexpected(done.error());
    if (auto done = readRows(incident, rows); !done)
        return std::unexpected(done.error());
    return incident;
}

Result<> Glance::readHead(Incident &incident) const
{
    auto query = m_connection.prepare(
        u"SELECT title, organisation, severity, phase, kind, zone, first_recorded, last_recorded, "
        u"events, "
        "impact_started, detected, acknowledged, declared, mitigated, recovered, resolved FROM incident WHERE id = ?"_s);
    if (!query)
        return std::unexpected(query.error());
    query->addBindValue(incident.id.text());
    if (auto done = run(*query); !done)
        return done;
    if (!query->next())
        return refuse(u"There is no incident %1."_s.arg(incident.id.text()));
    incident.title = query->value(0).toString();
    incident.organisation = query->value(1).toString();
    if (!query->isNull(2))
        incident.severity = query->value(2).toInt();
    incident.phase = fromWord<Phase>(query->value(3).toString()).value_or(Phase::Triage);
    incident.kind =
        fromWord<IncidentKind>(query->value(4).toString()).value_or(IncidentKind::Incident);
    incident.zone = query->value(5).toString();
    incident.firstRecorded = {query->value(6).toLongLong()};
    incident.lastRecorded = {query->value(7).toLongLong()};
    incident.events = query->value(8).toLongLong();
    for (int i = 0; i < milestoneCount; ++i) {
        if (const auto at = instantAt(*query, 9 + i))
            incident.milestones[static_cast<size_t>(i)] = Milestone{.moment = Moment::exactly(*at)};
    }
    return {};
}

Result<> Glance::readRows(Incident &incident, int rows) const
{
    auto query = m_connection.prepare(
        u"SELECT id, at, until, precision, at_text, recorded_at, kind, phase, milestone, "
        u"hypothesis, author, audience, "
        "struck, pinned, revisions, text FROM entry WHERE incident = ? ORDER BY place DESC, seq DESC LIMIT ?"_s);
    if (!query)
        return std::unexpected(query.error());
    query->addBindValue(incident.id.text());
    query->addBindValue(rows);
    if (auto done = run(*query); !done)
        return done;
    QList<Entry> latestFirst;
    while (query->next()) {
        const auto text = [&](int column) { return query->value(column).toString(); };
        latestFirst.append(
            {.id = EntryId::fromText(text(0)),
             .kind = fromWord<EntryKind>(text(6)).value_or(EntryKind::Note),
             .at =
                 {.at = instantAt(*query, 1),
                  .until = instantAt(*query, 2),
                  .precision = fromWord<Precision>(text(3)).value_or(Precision::Unknown),
                  .words = text(4)},
             .recordedAt = {query->value(5).toLongLong()},
             .text = text(15),
             .author = text(10),
             .phase = text(7),
             .audience = fromWord<Audience>(text(11)).value_or(Audience::Internal),
             .hypothesis = fromWord<HypothesisState>(text(9)),
             .milestone = fromWord<MilestoneName>(text(8)),
             .struck = query->value(12).toBool(),
             .pinned = query->value(13).toBool(),
             .revisions = static_cast<quint16>(query->value(14).toUInt())});
    }
    std::optional<EntryId> before;
    for (Entry &entry : latestFirst | std::views::reverse) {
        entry.after = before; // one without an instant stays where it was found
        before = entry.id;
        incident.timeline.insert(std::move(entry));
    }
    return {};
}

} // namespace Bridgelog
