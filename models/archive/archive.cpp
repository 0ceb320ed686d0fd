// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archive.h"

#include "archive/archivequery.h"
#include "archive/conditions.h"
#include "archive/freshlines.h"
#include "archive/titlewords.h"

#include <QSet>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringMatcher>
#include <QVariant>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

/// So many of the newest hits are put in the order of their times: what is asked costs the same in
/// any archive.
constexpr int candidates = 250;

const QString summarySql =
    u"SELECT i.id, i.title, i.severity, i.phase, i.kind, i.zone, i.impact_started, i.declared, "
    "coalesce(i.recovered, i.mitigated, i.resolved), i.resolved, i.first_recorded, i.entries FROM incident i"_s;

Result<QSqlQuery> ask(const Journal &journal, const QString &sql, const QVariantList &values)
{
    const auto failed = [](const QSqlQuery &query) {
        return refuse(u"The archive could not be searched."_s, query.lastError().text());
    };
    QSqlQuery query(journal.connection());
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failed(query);
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return failed(query);
    return query;
}

std::optional<Instant> instantOf(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(Instant{value.toLongLong()});
}

IncidentSummary summaryOf(const QSqlQuery &row)
{
    return {
        .id = IncidentId::fromText(row.value(0).toString()),
        .title = row.value(1).toString(),
        .severity = row.value(2).isNull() ? std::nullopt : std::optional(row.value(2).toInt()),
        .phase = fromWord<Phase>(row.value(3).toString()).value_or(Phase::Triage),
        .kind = fromWord<IncidentKind>(row.value(4).toString()).value_or(IncidentKind::Incident),
        .zone = row.value(5).toString(),
        .impactStarted = instantOf(row.value(6)),
        .declared = instantOf(row.value(7)),
        .ended = instantOf(row.value(8)),
        .resolved = instantOf(row.value(9)),
        .firstRecorded = {row.value(10).toLongLong()},
        .entries = row.value(11).toLongLong()};
}

/// Hits of `index` are walked newest first, and only as far as they are wanted: CROSS JOIN keeps
/// the order.
QString matchIn(const QString &index)
{
    return u" FROM %1 f CROSS JOIN entry e ON e.seq = f.rowid CROSS JOIN incident i ON i.id = e.incident WHERE %1 MATCH ?"_s
        .arg(index);
}

/// The incidents that have an entry of one of the words and kinds; either may be empty, not both.
Result<QSet<IncidentId>> incidentsWith(
    const Journal &journal, const FreshLines &fresh, const QList<ArchiveQuery::Word> &choices,
    const QList<EntryKind> &kinds)
{
    ArchiveQuery onlyKinds;
    onlyKinds.kinds = kinds;
    const Conditions conditions(onlyKinds, Conditions::Over::Entries);
    QSet<IncidentId> found;
    const auto take = [&](const QString &from, const QVariantList &values) -> Result<> {
        auto rows =
            ask(journal, u"SELECT DISTINCT e.incident"_s + from + conditions.sql(),
                values + conditions.values());
        if (!rows)
            return std::unexpected(rows.error());
        while (rows->next())
            found.insert(IncidentId::fromText(rows->value(0).toString()));
        return {};
    };
    Result<> taken;
    if (choices.isEmpty())
        taken = take(u" FROM entry e WHERE 1"_s, {});
    for (const QString &index : choices.isEmpty() ? QStringList() : fresh.indexes()) {
        if (taken)
            taken = take(matchIn(index), {ArchiveQuery::match(choices)});
    }
    if (!taken)
        return std::unexpected(taken.error());
    return found;
}

/// Leaves those in which every word stands somewhere: in an entry (of the kinds asked for) or in
/// the title.
Result<>
keepMatching(const Journal &journal, const ArchiveQuery &query, QList<IncidentSummary> &incidents)
{
    FreshLines fresh(journal);
    if (!query.words.isEmpty()) {
        if (auto gathered = fresh.gather(); !gathered)
            return gathered;
    }
    if (query.words.isEmpty() && !query.kinds.isEmpty()) {
        const auto found = incidentsWith(journal, fresh, {}, query.kinds);
        if (!found)
            return std::unexpected(found.error());
        incidents.removeIf([&](const IncidentSummary &each) { return !found->contains(each.id); });
    }
    for (const auto &choices : query.words) {
        const auto found = incidentsWith(journal, fresh, choices, query.kinds);
        if (!found)
            return std::unexpected(found.error());
        incidents.removeIf([&](const IncidentSummary &each) {
            const bool inTitle =
                query.kinds.isEmpty() && TitleWords(each.title).matchesAny(choices);
            return !inTitle && !found->contains(each.id);
        });
    }
    return {};
}

struct Candidate {
    SearchHit hit;
    qint64 place = 0; ///< µs
};

/// The incidents whose own titles say it all.
Result<QList<Candidate>> titleHits(const Journal &journal, const ArchiveQuery &query)
{
    QList<Candidate> hits;
    if (query.words.isEmpty() || !query.kinds.isEmpty())
        return hits;
    const Conditions conditions(query, Conditions::Over::Incidents);
    auto rows =
        ask(journal,
            u"SELECT i.id, i.title, %1 FROM incident i WHERE 1"_s.arg(Conditions::startSql())
                + conditions.sql(),
            conditions.values());
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next()) {
        const QString title = rows->value(1).toString();
        const TitleWords words(title);
        if (!std::ranges::all_of(
                query.words, [&](const auto &choices) { return words.matchesAny(choices); }))
            continue;
        const qint64 start = rows->value(2).toLongLong();
        hits.append(
            {.hit =
                 {.incident = IncidentId::fromText(rows->value(0).toString()),
                  .title = title,
                  .at = Instant{start},
                  .snippet = title},
             .place = start});
    }
    return hits;
}

/// Up to `most` hits more.
Result<> takeEntryHits(
    const Journal &journal, const ArchiveQuery &query, const QString &index, qsizetype most,
    QList<Candidate> &hits)
{
    const Conditions conditions(query, Conditions::Over::Entries);
    const bool hasWords = !query.words.isEmpty();
    const QString snippet = hasWords ? u"snippet(%1, 0, char(2), char(3), '…', 20)"_s.arg(index)
                                     : u"substr(e.text, 1, 160)"_s;
    const QString from = hasWords
        ? matchIn(index)
        : u" FROM entry e CROSS JOIN incident i ON i.id = e.incident WHERE 1"_s;
    auto rows = ask(
        journal,
        u"SELECT e.incident, i.title, e.id, e.at, e.place, %1"_s.arg(snippet) + from
            + conditions.sql()
            + u" ORDER BY %1 DESC LIMIT %2"_s.arg(hasWords ? u"f.rowid"_s : u"e.seq"_s).arg(most),
        (hasWords ? QVariantList{query.match()} : QVariantList()) + conditions.values());
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next()) {
        hits.append(
            {.hit =
                 {.incident = IncidentId::fromText(rows->value(0).toString()),
                  .title = rows->value(1).toString(),
                  .entry = EntryId::fromText(rows->value(2).toString()),
                  .at = instantOf(rows->value(3)),
                  .snippet = rows->value(5).toString()},
             .place = rows->value(4).toLongLong()});
    }
    return {};
}

/// The newest lines that match; where there are no words, of those that the conditions let through.
Result<QList<Candidate>>
entryHits(const Journal &journal, const FreshLines &fresh, const ArchiveQuery &query)
{
    QList<Candidate> hits;
    for (const QString &index : query.words.isEmpty() ? QStringList(QString()) : fresh.indexes()) {
        // What is found in files comes beside, however many lines are found.
        const qsizetype most =
            index == FreshLines::attached ? candidates : candidates - hits.size();
        QList<Candidate> more;
        if (auto taken = takeEntryHits(journal, query, index, most, more); !taken)
            return std::unexpected(taken.error());
        more.removeIf([&](const Candidate &each) {
            return std::ranges::contains(
                hits, each.hit.entry, [](const Candidate &other) { return other.hit.entry; });
        });
        hits += more;
    }
    return hits;
}

Result<qint64> countEntries(
    const Journal &journal, const FreshLines &fresh, const ArchiveQuery &query, qsizetype found)
{
    if (found < candidates)
        return found;
    const Conditions conditions(query, Conditions::Over::Entries);
    const bool hasWords = !query.words.isEmpty();
    qint64 count = 0;
    for (const QString &index : hasWords ? fresh.indexes() : QStringList(QString())) {
        QString from = matchIn(index);
        if (!hasWords)
            from = u" FROM entry e CROSS JOIN incident i ON i.id = e.incident WHERE 1"_s;
        else if (conditions.isEmpty())
            from = u" FROM %1 f WHERE %1 MATCH ?"_s.arg(index);
        QVariantList values;
        if (hasWords)
            values.append(query.match());
        if (index == FreshLines::attached) { // an entry counts once
            from += u" AND f.rowid NOT IN (SELECT rowid FROM entry_fts WHERE entry_fts MATCH ?)"_s;
            values.append(query.match());
        }
        auto rows = ask(
            journal, u"SELECT count(*)"_s + from + conditions.sql(), values + conditions.values());
        if (!rows)
            return std::unexpected(rows.error());
        count += rows->next() ? rows->value(0).toLongLong() : 0;
    }
    return count;
}

} // namespace

Result<QList<IncidentSummary>> Archive::list(const QString &text) const
{
    const ArchiveQuery query = ArchiveQuery::parse(text);
    const Conditions conditions(query, Conditions::Over::Incidents);
    auto rows = ask(m_journal, summarySql + u" WHERE 1"_s + conditions.sql(), conditions.values());
    if (!rows)
        return std::unexpected(rows.error());
    QList<IncidentSummary> incidents;
    while (rows->next())
        incidents.append(summaryOf(*rows));
    if (const auto kept = keepMatching(m_journal, query, incidents); !kept)
        return std::unexpected(kept.error());
    const auto order = [](const IncidentSummary &each) {
        const Instant start =
            each.impactStarted.value_or(each.declared.value_or(each.firstRecorded));
        return std::tuple(each.isActive(), start.us, each.id);
    };
    std::ranges::sort(incidents, [&](const auto &a, const auto &b) { return order(b) < order(a); });
    return incidents;
}

Result<QList<IncidentSummary>> Archive::latest(int count) const
{
    QStringList over;
    for (qsizetype i = 0; i < wordsOf<Phase>().size(); ++i) {
        if (isOver(static_cast<Phase>(i)))
            over.append(u'\'' + wordsOf<Phase>().at(i) + u'\'');
    }
    // The ids alone first: their order is that of the index incident_order, in its own words.
    const QString order = u" ORDER BY i.phase IN (%1), %2 DESC, i.id DESC"_s.arg(
        over.join(u", "_s), Conditions::startSql());
    const QString first = u"SELECT i.id FROM incident i"_s + order + u" LIMIT ?"_s;
    auto rows = ask(m_journal, summarySql + u" WHERE i.id IN ("_s + first + u')' + order, {count});
    if (!rows)
        return std::unexpected(rows.error());
    QList<IncidentSummary> incidents;
    while (rows->next())
        incidents.append(summaryOf(*rows));
    return incidents;
}

Result<SearchResult> Archive::search(const QString &text, int limit) const
{
    const ArchiveQuery query = ArchiveQuery::parse(text);
    if (query.isEmpty())
        return SearchResult();
    FreshLines fresh(m_journal);
    if (!query.words.isEmpty()) {
        if (auto gathered = fresh.gather(); !gathered)
            return std::unexpected(gathered.error());
    }
    auto entries = entryHits(m_journal, fresh, query);
    if (!entries)
        return std::unexpected(entries.error());
    const auto count = countEntries(m_journal, fresh, query, entries->size());
    if (!count)
        return std::unexpected(count.error());
    auto titles = titleHits(m_journal, query);
    if (!titles)
        return std::unexpected(titles.error());
    SearchResult result{.total = *count + titles->size()};
    QList<Candidate> all = *entries + *titles;
    std::ranges::stable_sort(all, std::ranges::greater(), &Candidate::place);
    for (const Candidate &each : all.first(std::min<qsizetype>(std::max(limit, 0), all.size())))
        result.hits.append(each.hit);
    return result;
}

Result<QSet<EntryId>> Archive::withAttached(const IncidentId &incident, const QString &text) const
{
    auto rows = ask(
        m_journal,
        u"SELECT e.id, a.text FROM attached a CROSS JOIN entry e ON e.seq = a.seq WHERE e.incident "
        "= ? AND a.text IS NOT NULL"_s,
        {incident.text()});
    if (!rows)
        return std::unexpected(rows.error());
    const QStringMatcher matcher(text, Qt::CaseInsensitive);
    QSet<EntryId> found;
    while (rows->next()) {
        if (matcher.indexIn(rows->value(1).toString()) >= 0)
            found.insert(EntryId::fromText(rows->value(0).toString()));
    }
    return found;
}

Result<IncidentSummary> Archive::summary(const IncidentId &id) const
{
    auto rows = ask(m_journal, summarySql + u" WHERE i.id = ?"_s, {id.text()});
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return refuse(u"There is no incident %1 in %2."_s.arg(id.text(), m_journal.path()));
    return summaryOf(*rows);
}

Result<QList<ListedAction>> Archive::actions() const
{
    auto rows = ask(
        m_journal,
        u"SELECT a.id, a.text, a.class, a.owner, a.due, a.priority, a.link, a.state, i.id, "
        u"i.title, "
        "i.severity FROM action_item a JOIN incident i ON i.id = a.incident WHERE i.kind <> ?"_s,
        {word(IncidentKind::Drill)});
    if (!rows)
        return std::unexpected(rows.error());
    QList<ListedAction> actions;
    while (rows->next()) {
        const auto text = [&](int column) { return rows->value(column).toString(); };
        actions.append(
            {.item =
                 {.id = ActionId::fromText(text(0)),
                  .text = text(1),
                  .actionClass = fromWord<ActionClass>(text(2)),
                  .owner = text(3),
                  .due = text(4),
                  .priority = text(5),
                  .link = text(6),
                  .state = fromWord<ActionState>(text(7)).value_or(ActionState::Open)},
             .incident = IncidentId::fromText(text(8)),
             .title = text(9),
             .severity =
                 rows->value(10).isNull() ? std::nullopt : std::optional(rows->value(10).toInt())});
    }
    return actions;
}

Result<Archive::ActionCount> Archive::actionCount(QDate today) const
{
    auto rows =
        ask(m_journal,
            u"SELECT count(*), coalesce(sum(date(a.due) IS NOT NULL AND a.due < ?), 0) FROM "
            u"action_item a "
            "JOIN incident i ON i.id = a.incident WHERE a.state = ? AND i.kind <> ?"_s,
            {today.toString(Qt::ISODate), word(ActionState::Open), word(IncidentKind::Drill)});
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return ActionCount();
    return ActionCount{.open = rows->value(0).toInt(), .overdue = rows->value(1).toInt()};
}

Result<QHash<QString, IncidentId>> Archive::imported(const QStringList &keys) const
{
    QHash<QString, IncidentId> known;
    for (const QString &key : keys) {
        auto rows = ask(m_journal, u"SELECT incident FROM import WHERE key = ?"_s, {key});
        if (!rows)
            return std::unexpected(rows.error());
        if (rows->next())
            known.insert(key, IncidentId::fromText(rows->value(0).toString()));
    }
    return known;
}

} // namespace Bridgelog
