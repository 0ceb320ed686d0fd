// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/projector.h"

#include "journal/attachedwords.h"
#include "journal/schema.h"
#include "journal/wordindex.h"

#include <QSqlError>
#include <QVariant>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

/// Folds larger than this are not kept in memory; a log line then needs none (projectEntriesOnly).
static constexpr qint64 keptEvents = 5000;
static constexpr qsizetype keptFolds = 4;

static QVariant orNull(const std::optional<Instant> &instant)
{
    return instant ? QVariant(instant->us) : QVariant(QMetaType::fromType<qint64>());
}

static QString orEmpty(const QString &text) { return text.isNull() ? u""_s : text; }

template <typename E>
static QString wordOrEmpty(const std::optional<E> &value)
{
    return value ? word(*value) : u""_s;
}

/// The columns of a row of `incident` but those that every event changes.
static QVariantList headOf(const Incident &incident)
{
    QVariantList values{
        incident.id.text(),
        orEmpty(incident.title),
        orEmpty(incident.organisation),
        incident.severity ? QVariant(*incident.severity) : QVariant(QMetaType::fromType<int>()),
        word(incident.phase),
        word(incident.kind),
        orEmpty(incident.zone)};
    for (const auto &milestone : incident.milestones)
        values.append(orNull(milestone ? milestone->moment.at : std::nullopt));
    values.append(incident.firstRecorded.us);
    return values;
}

Result<> Projector::makeTables(const Connection &connection)
{
    if (auto done = runScript(connection, u"projections.sql"_s); !done)
        return done;
    return connection.execute(
        u"INSERT INTO meta(key, value) VALUES('projections', '%1') ON CONFLICT(key) DO UPDATE SET value = excluded.value"_s
            .arg(version));
}

Result<> Projector::exec(const QString &sql, const QVariantList &values)
{
    auto it = m_queries.find(sql);
    if (it == m_queries.end()) {
        auto prepared = m_connection.prepare(sql);
        if (!prepared)
            return std::unexpected(prepared.error());
        it = m_queries.emplace(sql, std::move(*prepared)).first;
    }
    for (int i = 0; i < values.size(); ++i)
        it->second.bindValue(i, values.at(i));
    auto done = run(it->second);
    if (done && !it->second.isSelect())
        it->second.finish();
    return done;
}

Result<QVariant> Projector::ask(const QString &sql, const QVariantList &values)
{
    if (auto done = exec(sql, values); !done)
        return std::unexpected(done.error());
    QSqlQuery &query = m_queries.at(sql);
    const QVariant value = query.next() ? query.value(0) : QVariant();
    query.finish();
    return value;
}

void Projector::fold(
    Fold &fold, const EventTable::Stored &stored, QSet<EntryId> &touched, Parts &parts)
{
    const Changes changes = applyTo(fold.incident, stored.event);
    fold.clock = stored.event.clock;
    parts |= changes.parts;
    for (const TimelineChange &change : changes.timeline) {
        for (int row = change.to; row < change.to + change.count; ++row) {
            const EntryId id = fold.incident.timeline.head(row).id;
            touched.insert(id);
            if (change.what == TimelineChange::What::Inserted)
                fold.seqOf.insert(id, stored.seq);
        }
    }
}

Result<Projector::Fold> Projector::foldBefore(const IncidentId &incident, qint64 seq)
{
    if (m_folds.contains(incident))
        return m_folds.take(
            incident); // put back once the rows are written; a rollback forgets it anyway
    const auto events = EventTable::ofIncident(m_connection, incident, seq);
    if (!events)
        return std::unexpected(events.error());
    Fold result;
    QSet<EntryId> touched;
    Parts parts;
    for (const EventTable::Stored &stored : *events)
        fold(result, stored, touched, parts);
    return result;
}

Result<> Projector::project(const QList<EventTable::Stored> &stored)
{
    QList<IncidentId> order;
    QHash<IncidentId, QList<EventTable::Stored>> byIncident;
    for (const EventTable::Stored &s : stored) {
        if (!byIncident.contains(s.event.incident))
            order.append(s.event.incident);
        byIncident[s.event.incident].append(s);
    }
    for (const IncidentId &incident : order) {
        if (auto done = projectIncident(incident, byIncident.value(incident)); !done)
            return done;
    }
    return {};
}

static bool onlyAddsEntries(const QList<EventTable::Stored> &stored)
{
    return std::ranges::all_of(stored, [](const EventTable::Stored &s) {
        return std::holds_alternative<EntryAdded>(s.event.body);
    });
}

/// A line logged into a large incident: its row follows from the event alone, and no fold is read.
Result<> Projector::projectEntriesOnly(
    const IncidentId &incident, const QList<EventTable::Stored> &stored, bool *done)
{
    *done = false;
    if (!onlyAddsEntries(stored) || m_folds.contains(incident))
        return {};
    const auto known = ask(u"SELECT events FROM incident WHERE id = ?"_s, {incident.text()});
    if (!known)
        return std::unexpected(known.error());
    if (known->toLongLong() < keptEvents)
        return {};
    for (const EventTable::Stored &s : stored) {
        Incident alone;
        applyTo(alone, s.event);
        const auto there =
            ask(u"SELECT count(*) FROM entry WHERE id = ?"_s,
                {std::get<EntryAdded>(s.event.body).entry.text()});
        if (!there)
            return std::unexpected(there.error());
        const bool isNew = there->toInt() == 0 && !alone.timeline.isEmpty();
        if (isNew) {
            Instant place = alone.timeline.placeOf(0);
            if (const auto &after = std::get<EntryAdded>(s.event.body).after;
                after && !alone.timeline.head(0).at) {
                const auto anchor =
                    ask(u"SELECT place FROM entry WHERE id = ? AND incident = ?"_s,
                        {after->text(), incident.text()});
                if (!anchor)
                    return std::unexpected(anchor.error());
                if (anchor->isValid())
                    place = {anchor->toLongLong()};
            }
            if (auto written = writeEntry(incident, alone.timeline.at(0), place, s.seq); !written)
                return written;
        }
        auto counted = exec(
            u"UPDATE incident SET entries = entries + ?, events = events + 1, last_recorded = "
            u"max(last_recorded, ?) "
            "WHERE id = ?"_s,
            {isNew ? 1 : 0, s.event.recordedAt.us, incident.text()});
        if (!counted)
            return counted;
    }
    *done = true;
    return {};
}

Result<>
Projector::projectIncident(const IncidentId &incident, const QList<EventTable::Stored> &stored)
{
    bool simple = false;
    if (auto done = projectEntriesOnly(incident, stored, &simple); !done || simple)
        return done;
    auto state = foldBefore(incident, stored.first().seq);
    if (!state)
        return std::unexpected(state.error());
    const bool inOrder = std::ranges::all_of(
        stored, [&](const EventTable::Stored &s) { return s.event.clock > state->clock; });
    if (!inOrder)
        return refresh(incident);
    const QVariantList head = headOf(state->incident);
    const bool known = state->incident.events > 0;
    QSet<EntryId> touched;
    Parts parts;
    for (const EventTable::Stored &s : stored)
        fold(*state, s, touched, parts);
    const Timeline &timeline = state->incident.timeline;
    const bool plain = onlyAddsEntries(stored); // nothing is attached by any of them
    QList<int> rows;
    for (const EntryId &id : touched)
        rows.append(timeline.rowOf(id));
    std::ranges::sort(rows, {}, [&](int row) { return state->seqOf.value(timeline.head(row).id); });
    for (const int row : rows) {
        const Entry entry = timeline.at(row);
        const qint64 seq = state->seqOf.value(entry.id);
        auto done = writeEntry(incident, entry, timeline.placeOf(row), seq);
        if (done && !plain)
            done = writeAttached(entry, seq);
        if (!done)
            return done;
    }
    const bool same = known && headOf(state->incident) == head;
    if (auto done = same ? writeCounts(state->incident) : writeHead(state->incident); !done)
        return done;
    if (auto done = writeLists(state->incident, parts); !done)
        return done;
    if (state->incident.events <= keptEvents) {
        if (m_folds.size() >= keptFolds && !m_folds.contains(incident))
            m_folds.clear();
        m_folds.emplace(incident, std::move(*state)); // insert would copy every entry
    } else {
        m_folds.remove(incident);
    }
    return {};
}

Result<> Projector::refresh(const IncidentId &incident)
{
    m_folds.remove(incident);
    for (const QString &table :
         {u"entry"_s, u"action_item"_s, u"component"_s, u"tag"_s, u"import"_s}) {
        if (auto done = exec(u"DELETE FROM %1 WHERE incident = ?"_s.arg(table), {incident.text()});
            !done)
            return done;
    }
    const auto events = EventTable::ofIncident(m_connection, incident);
    if (!events)
        return std::unexpected(events.error());
    Fold state;
    QSet<EntryId> touched;
    Parts parts;
    for (const EventTable::Stored &s : *events)
        fold(state, s, touched, parts);
    const Timeline &timeline = state.incident.timeline;
    QList<int> rows(timeline.size());
    std::ranges::iota(rows, 0);
    std::ranges::sort(rows, {}, [&](int row) { return state.seqOf.value(timeline.head(row).id); });
    for (const int row : rows) {
        const Entry entry = timeline.at(row);
        const qint64 seq = state.seqOf.value(entry.id);
        auto done = writeEntry(incident, entry, timeline.placeOf(row), seq);
        if (done && !entry.attachments.isEmpty())
            done = writeAttached(entry, seq);
        if (!done)
            return done;
    }
    if (auto done = writeHead(state.incident); !done)
        return done;
    return writeLists(
        state.incident, Part::Actions | Part::Components | Part::Header | Part::Notes);
}

Result<> Projector::rebuild()
{
    m_folds.clear();
    m_queries.clear();
    if (auto done = makeTables(m_connection); !done)
        return done;
    auto incidents =
        m_connection.prepare(u"SELECT incident FROM event GROUP BY incident ORDER BY min(seq)"_s);
    if (!incidents)
        return std::unexpected(incidents.error());
    if (auto done = run(*incidents); !done)
        return done;
    QList<IncidentId> ids;
    while (incidents->next())
        ids.append(IncidentId::fromText(incidents->value(0).toString()));
    incidents->finish();
    for (const IncidentId &id : ids) {
        if (auto done = refresh(id); !done)
            return done;
    }
    return WordIndex(m_connection).rebuild();
}

Result<>
Projector::writeEntry(const IncidentId &incident, const Entry &entry, Instant place, qint64 seq)
{
    return exec(
        u"INSERT INTO entry(seq, id, incident, place, at, until, precision, at_text, recorded_at, "
        u"kind, phase, milestone, "
        "hypothesis, author, audience, struck, pinned, revisions, text) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE "
        "SET "
        "place = excluded.place, at = excluded.at, until = excluded.until, precision = "
        "excluded.precision, "
        "at_text = excluded.at_text, kind = excluded.kind, phase = excluded.phase, milestone = "
        "excluded.milestone, "
        "hypothesis = excluded.hypothesis, audience = excluded.audience, struck = excluded.struck, "
        "pinned = excluded.pinned, revisions = excluded.revisions, text = excluded.text"_s,
        {seq, entry.id.text(), incident.text(), place.us, orNull(entry.at.at),
         orNull(entry.at.until), word(entry.at.precision), orEmpty(entry.at.words),
         entry.recordedAt.us, word(entry.kind), orEmpty(entry.phase), wordOrEmpty(entry.milestone),
         wordOrEmpty(entry.hypothesis), orEmpty(entry.author), word(entry.audience),
         entry.struck ? 1 : 0, entry.pinned ? 1 : 0, entry.revisions, orEmpty(entry.text)});
}

/// Which files; what they say is read later (AttachedWords).
Result<> Projector::writeAttached(const Entry &entry, qint64 seq)
{
    if (entry.attachments.isEmpty())
        return exec(u"DELETE FROM attached WHERE seq = ?"_s, {seq});
    return exec(
        u"INSERT INTO attached(seq, files) VALUES(?, ?) ON CONFLICT(seq) DO UPDATE SET files = "
        "excluded.files, text = NULL WHERE files IS NOT excluded.files"_s,
        {seq, AttachedWords::listed(entry.attachments)});
}

/// Leaves the columns alone that the list's order is made of, and with them its index.
Result<> Projector::writeCounts(const Incident &incident)
{
    return exec(
        u"UPDATE incident SET last_recorded = ?, entries = ?, events = ? WHERE id = ?"_s,
        {incident.lastRecorded.us, incident.timeline.size(), incident.events, incident.id.text()});
}

Result<> Projector::writeHead(const Incident &incident)
{
    QVariantList values = headOf(incident);
    values << incident.lastRecorded.us << incident.timeline.size() << incident.events;
    return exec(
        u"INSERT OR REPLACE INTO incident(id, title, organisation, severity, phase, kind, zone, "
        u"impact_started, "
        "detected, acknowledged, declared, mitigated, recovered, resolved, first_recorded, "
        "last_recorded, entries, "
        "events) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        values);
}

Result<> Projector::writeLists(const Incident &incident, Parts parts)
{
    const QString id = incident.id.text();
    const auto replace = [&](Part part, const QString &table, qsizetype count,
                             const QString &insert, auto valuesOf) -> Result<> {
        if (!parts.testFlag(part))
            return {};
        if (auto done = exec(u"DELETE FROM %1 WHERE incident = ?"_s.arg(table), {id}); !done)
            return done;
        for (int i = 0; i < count; ++i) {
            if (auto done = exec(insert, valuesOf(i)); !done)
                return done;
        }
        return {};
    };
    auto done = replace(
        Part::Actions, u"action_item"_s, incident.actions.size(),
        u"INSERT INTO action_item(id, incident, position, text, class, owner, due, priority, link, "
        u"state) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        [&](int i) -> QVariantList {
            const ActionItem &item = incident.actions.at(i);
            return {
                item.id.text(),
                id,
                i,
                orEmpty(item.text),
                wordOrEmpty(item.actionClass),
                orEmpty(item.owner),
                orEmpty(item.due),
                orEmpty(item.priority),
                orEmpty(item.link),
                word(item.state)};
        });
    if (done) {
        done = replace(
            Part::Components, u"component"_s, incident.components.size(),
            u"INSERT INTO component(incident, position, name, impact) VALUES(?, ?, ?, ?)"_s,
            [&](int i) -> QVariantList {
                const Component &component = incident.components.at(i);
                return {id, i, orEmpty(component.name), wordOrEmpty(component.impact)};
            });
    }
    if (done) {
        done = replace(
            Part::Header, u"tag"_s, incident.tags.size(),
            u"INSERT INTO tag(incident, position, tag) VALUES(?, ?, ?)"_s,
            [&](int i) -> QVariantList { return {id, i, incident.tags.at(i)}; });
    }
    if (done) {
        done = replace(
            Part::Notes, u"import"_s, incident.importKeys.size(),
            u"INSERT OR IGNORE INTO import(key, incident) VALUES(?, ?)"_s,
            [&](int i) -> QVariantList { return {orEmpty(incident.importKeys.at(i)), id}; });
    }
    return done;
}

} // namespace Bridgelog
