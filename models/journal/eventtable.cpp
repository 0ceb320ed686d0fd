// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/eventtable.h"

#include "incident/eventcodec.h"

#include <QSqlError>
#include <QStringDecoder>
#include <QVariant>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static constexpr qsizetype mostLinks = 100;

namespace EventTable {

// What people wrote goes in and out as UTF-8 bytes: as UTF-16, SQLite drops a leading byte order
// mark and replaces U+FFFE and U+FFFF, and then no hash fits any more.
static const QString columns =
    u"seq, id, incident, writer, n, clock, recorded_at, CAST(kind AS BLOB), "
    "CAST(author AS BLOB), CAST(payload AS BLOB)"_s;

static QString textOf(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder(bytes);
}

static Stored storedFrom(const QSqlQuery &query)
{
    Stored stored{
        .seq = query.value(0).toLongLong(),
        .event = {
            .id = EventId::fromText(query.value(1).toString()),
            .incident = IncidentId::fromText(query.value(2).toString()),
            .writer = query.value(3).toString(),
            .n = query.value(4).toLongLong(),
            .clock = query.value(5).toLongLong(),
            .recordedAt = {query.value(6).toLongLong()},
            .author = textOf(query.value(8).toByteArray())}};
    decodeInto(stored.event, textOf(query.value(7).toByteArray()), query.value(9).toByteArray());
    return stored;
}

Result<> read(
    const Connection &connection, const QString &where, const QVariantList &values,
    const std::function<bool(Stored)> &visit)
{
    auto query =
        connection.prepare(u"SELECT %1 FROM event WHERE %2 ORDER BY seq"_s.arg(columns, where));
    if (!query)
        return std::unexpected(query.error());
    for (const QVariant &value : values)
        query->addBindValue(value);
    if (auto done = run(*query); !done)
        return done;
    while (query->next()) {
        if (!visit(storedFrom(*query)))
            return {};
    }
    if (query->lastError().isValid())
        return std::unexpected(
            queryError(*query, u"The archive is damaged: not every event can be read."_s));
    return {};
}

Result<QList<Stored>>
ofIncident(const Connection &connection, const IncidentId &incident, qint64 before)
{
    QList<Stored> events;
    const QString where = before > 0 ? u"incident = ? AND seq < ?"_s : u"incident = ?"_s;
    QVariantList values{incident.text()};
    if (before > 0)
        values.append(before);
    const auto done = read(connection, where, values, [&](Stored stored) {
        events.append(std::move(stored));
        return true;
    });
    if (!done)
        return std::unexpected(done.error());
    const auto earlier = [](const Stored &a, const Stored &b) {
        return causallyBefore(a.event, b.event);
    };
    if (!std::ranges::is_sorted(events, earlier))
        std::ranges::stable_sort(events, earlier);
    return events;
}

Result<qint64> lastSeq(const Connection &connection)
{
    const auto seq = connection.value(u"SELECT max(seq) FROM event"_s);
    if (!seq)
        return std::unexpected(seq.error());
    return seq->toLongLong();
}

} // namespace EventTable

Result<QSqlQuery *> EventAppender::query(QSqlQuery &slot, const QString &sql)
{
    if (slot.lastQuery().isEmpty()) {
        auto prepared = m_connection.prepare(sql);
        if (!prepared)
            return std::unexpected(prepared.error());
        slot = std::move(*prepared);
    }
    return &slot;
}

Result<> EventAppender::catchUp()
{
    if (m_version && *m_version == m_connection.dataVersion())
        return {};
    auto tail = query(m_tail, u"SELECT max(seq), max(clock) FROM event WHERE seq > ?"_s);
    if (!tail)
        return std::unexpected(tail.error());
    (*tail)->bindValue(0, std::max<qint64>(m_seq, 0));
    if (m_seq == 0) { // the first time: the clock of what was written last, merges included
        const auto clock = m_connection.value(
            u"SELECT max(clock) FROM (SELECT clock FROM event ORDER BY seq DESC LIMIT 1000)"_s);
        const auto seq = EventTable::lastSeq(m_connection);
        if (!clock || !seq)
            return std::unexpected(clock ? seq.error() : clock.error());
        m_clock = clock->toLongLong();
        m_seq = *seq;
        return {};
    }
    if (auto done = run(**tail); !done)
        return done;
    if ((*tail)->next() && !(*tail)->value(0).isNull()) {
        m_seq = (*tail)->value(0).toLongLong();
        m_clock = std::max(m_clock, (*tail)->value(1).toLongLong());
        m_links.clear(); // another program may be this writer, too
    }
    (*tail)->finish();
    return {};
}

Result<EventAppender::Link> EventAppender::lastLink(const IncidentId &incident)
{
    if (const auto known = m_links.constFind(incident); known != m_links.cend())
        return *known;
    auto last = query(
        m_last,
        u"SELECT n, hash FROM event WHERE incident = ? AND writer = ? ORDER BY n DESC LIMIT 1"_s);
    if (!last)
        return std::unexpected(last.error());
    (*last)->bindValue(0, incident.text());
    (*last)->bindValue(1, m_writer);
    if (auto done = run(**last); !done)
        return std::unexpected(done.error());
    Link link;
    if ((*last)->next())
        link = {.n = (*last)->value(0).toLongLong(), .hash = (*last)->value(1).toByteArray()};
    (*last)->finish();
    return link;
}

Result<> EventAppender::insert(const EventRow &row)
{
    auto insert = query(
        m_insert,
        u"INSERT INTO event(seq, id, incident, writer, n, clock, recorded_at, kind, author, "
        u"payload, salt, payload_hash, hash) "
        "VALUES(?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?, ?, ?, CAST(? AS TEXT), "
        "CAST(? AS TEXT), CAST(? AS TEXT), ?, ?, ?)"_s);
    if (!insert)
        return std::unexpected(insert.error());
    const auto text = [](const QByteArray &bytes) { // a null one would become NULL
        return bytes.isNull() ? QByteArray("") : bytes;
    };
    const QVariantList values{row.seq,           text(row.id),   text(row.incident),
                              text(row.writer),  row.n,          row.clock,
                              row.recordedAt,    text(row.kind), text(row.author),
                              text(row.payload), row.salt,       row.payloadHash,
                              row.hash};
    for (int i = 0; i < values.size(); ++i)
        (*insert)->bindValue(i, values.at(i));
    return run(**insert);
}

/// Read back before anybody is told: what stands in the file must be what was meant.
Result<> EventAppender::check(const EventRow &row)
{
    auto check = query(
        m_check,
        u"SELECT CAST(id AS BLOB), CAST(incident AS BLOB), CAST(kind AS BLOB), "
        "CAST(author AS BLOB), CAST(payload AS BLOB), salt, payload_hash, hash FROM event WHERE "
        "seq = ?"_s);
    if (!check)
        return std::unexpected(check.error());
    (*check)->bindValue(0, row.seq);
    if (auto done = run(**check); !done)
        return done;
    bool stands = (*check)->next();
    for (int column = 0; const QByteArray &meant :
                         {row.id, row.incident, row.kind, row.author, row.payload, row.salt,
                          row.payloadHash, row.hash})
        stands = stands && (*check)->value(column++).toByteArray() == meant;
    (*check)->finish();
    if (!stands)
        return refuse(u"An entry did not reach the archive as it was written."_s);
    return {};
}

/// The place of an event that is there already, which becomes what the file has; 0: it is not
/// there.
Result<qint64> EventAppender::find(Event &event)
{
    auto find = query(m_find, u"SELECT seq, writer, n, clock FROM event WHERE id = ?"_s);
    if (!find)
        return std::unexpected(find.error());
    (*find)->bindValue(0, event.id.text());
    if (auto done = run(**find); !done)
        return std::unexpected(done.error());
    qint64 seq = 0;
    if ((*find)->next()) {
        seq = (*find)->value(0).toLongLong();
        event.writer = (*find)->value(1).toString();
        event.n = (*find)->value(2).toLongLong();
        event.clock = (*find)->value(3).toLongLong();
    }
    (*find)->finish();
    return seq;
}

Result<qint64> EventAppender::append(Event &event)
{
    const auto last = lastLink(event.incident);
    if (!last)
        return std::unexpected(last.error());
    EventRow row{
        .seq = m_seq + 1,
        .id = event.id.text().toUtf8(),
        .incident = event.incident.text().toUtf8(),
        .writer = m_writer.toUtf8(),
        .n = last->n + 1,
        .clock = std::max(Instant::now().us, m_clock + 1),
        .recordedAt = event.recordedAt.us,
        .kind = kindOf(event.body).toUtf8(),
        .author = event.author.toUtf8(),
        .payload = encode(event),
        .salt = makeSalt()};
    row.payloadHash = payloadHashOf(row.salt, row.payload);
    row.hash = hashOf(last->hash, row);
    if (auto done = insert(row); !done) {
        const auto there = find(event); // the file itself refuses one that it has
        return there && *there > 0 ? there : std::unexpected(done.error());
    }
    if (auto done = check(row); !done)
        return std::unexpected(done.error());
    event.writer = m_writer;
    event.n = row.n;
    event.clock = row.clock;
    m_seq = row.seq;
    m_clock = row.clock;
    if (m_links.size() >= mostLinks)
        m_links.clear();
    m_links.insert(event.incident, {.n = row.n, .hash = row.hash});
    return row.seq;
}

} // namespace Bridgelog
