// SPDX-License-Identifier: GPL-3.0-or-later
#include "call.h"
#include "incidenttext.h"

#include "incident/zones.h"
#include "postmortem/document.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

QJsonValue instantValue(const std::optional<Instant> &instant)
{
    return instant ? QJsonValue(isoText(*instant)) : QJsonValue();
}

QJsonObject documentOf(const IncidentSummary &incident)
{
    return {
        {u"id"_s, incident.id.text()},
        {u"title"_s, incident.title},
        {u"severity"_s, incident.severity ? QJsonValue(*incident.severity) : QJsonValue()},
        {u"phase"_s, word(incident.phase)},
        {u"impact_started"_s, instantValue(incident.impactStarted)},
        {u"resolved"_s, instantValue(incident.resolved)},
        {u"entries"_s, incident.entries}};
}

QString lineOf(const IncidentSummary &incident)
{
    const QTimeZone zone = zoneNamed(incident.zone).value_or(QTimeZone::utc());
    const Instant started =
        incident.impactStarted.value_or(incident.declared.value_or(incident.firstRecorded));
    return u"%1  %2  %3  %4  %5"_s.arg(
        incident.id.text(), shownTime(started, zone, Precision::Minute),
        incident.severity ? u"SEV %1"_s.arg(*incident.severity) : u"SEV –"_s,
        spoken(incident.phase).leftJustified(13), onOneLine(incident.title));
}

Outcome list(Call &call)
{
    QList<IncidentSummary> incidents;
    if (!call.isFirstUse()) {
        const auto journal = call.journal(Journal::Access::Read);
        if (!journal)
            return refused(journal.error());
        auto found = Archive(**journal).list(call.arguments().words().join(u' '));
        if (!found)
            return refused(found.error());
        incidents = *std::move(found);
    }
    QJsonArray documents;
    for (const IncidentSummary &incident : std::as_const(incidents)) {
        if (call.json())
            documents.append(documentOf(incident));
        else
            call.print(lineOf(incident));
    }
    if (call.json())
        call.print(QJsonObject{{u"incidents"_s, documents}});
    return {};
}

QString withoutMarks(QString snippet) { return snippet.remove(QChar(2)).remove(QChar(3)); }

QJsonObject documentOf(const SearchHit &hit)
{
    return {
        {u"incident"_s, hit.incident.text()},
        {u"title"_s, hit.title},
        {u"entry"_s, hit.entry.isNull() ? QJsonValue() : QJsonValue(hit.entry.text())},
        {u"at"_s, instantValue(hit.at)},
        {u"snippet"_s, withoutMarks(hit.snippet)}};
}

void printHits(const Call &call, const SearchResult &result)
{
    for (const SearchHit &hit : result.hits) {
        const QString at =
            hit.at ? shownTime(*hit.at, QTimeZone::utc(), Precision::Minute) : u"time unknown"_s;
        call.print(u"%1  %2  %3: %4"_s.arg(
            hit.incident.text(), at, onOneLine(hit.title), onOneLine(withoutMarks(hit.snippet))));
    }
    if (result.total > result.hits.size())
        call.print(u"%1 of %2"_s.arg(result.hits.size()).arg(result.total));
}

Outcome search(Call &call)
{
    const QString query = call.arguments().words().join(u' ').trimmed();
    if (query.isEmpty())
        return wrongUsage(u"There is nothing to search for."_s);
    int limit = 50;
    if (call.arguments().has(u"limit"_s)) {
        bool isNumber = false;
        limit = call.arguments().value(u"limit"_s).toInt(&isNumber);
        if (!isNumber || limit < 1)
            return wrongUsage(u"The limit is a number from 1."_s);
    }
    SearchResult result;
    if (!call.isFirstUse()) {
        const auto journal = call.journal(Journal::Access::Read);
        if (!journal)
            return refused(journal.error());
        auto found = Archive(**journal).search(query, limit);
        if (!found)
            return refused(found.error());
        result = *std::move(found);
    }
    if (!call.json()) {
        printHits(call, result);
        return {};
    }
    QJsonArray hits;
    for (const SearchHit &hit : std::as_const(result.hits))
        hits.append(documentOf(hit));
    call.print(QJsonObject{{u"hits"_s, hits}, {u"total"_s, result.total}});
    return {};
}

Outcome show(Call &call)
{
    if (call.arguments().words().size() != 1)
        return wrongUsage(u"One incident is shown at a time."_s);
    const auto id = call.incidentNamed(call.arguments().words().first());
    if (!id)
        return refused(id.error());
    const auto incident = call.read(*id);
    if (!incident)
        return refused(incident.error());
    if (call.json())
        call.print(incidentJson(*incident));
    else
        call.print(incidentText(*incident));
    return {};
}

} // namespace

QList<Command> askCommands()
{
    const QString language =
        u"words, \"exact words\", OR, severity:1 component:api phase:resolved tag:x kind:decision after:2024-06 before:2024"_s;
    return {
        {.name = u"list"_s,
         .form = u"[QUERY]"_s,
         .summary = u"lists incidents, active ones first, then the newest; QUERY: "_s + language,
         .run = list},
        {.name = u"search"_s,
         .form = u"QUERY [--limit N]"_s,
         .summary = u"finds entries, the newest first; QUERY: "_s + language,
         .options = {{u"limit"_s, u"N"_s, u"how many are shown; else 50"_s}},
         .run = search},
        {.name = u"show"_s,
         .form = u"ID [--json]"_s,
         .summary = u"shows one incident"_s,
         .run = show},
    };
}

} // namespace Bridgelog
