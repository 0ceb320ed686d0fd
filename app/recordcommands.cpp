// SPDX-License-Identifier: GPL-3.0-or-later
#include "attachcommands.h"
#include "call.h"
#include "settings.h"

#include <QFile>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

std::expected<std::optional<int>, Failure> severityOption(const Arguments &arguments)
{
    if (!arguments.has(u"severity"_s))
        return std::nullopt;
    const auto severity = severityFrom(arguments.value(u"severity"_s));
    if (!severity)
        return wrongUsage(severity.error().sentence);
    return *severity;
}

Outcome declare(Call &call)
{
    const Arguments &arguments = call.arguments();
    const QString title = arguments.words().join(u' ').trimmed();
    if (title.isEmpty())
        return wrongUsage(u"An incident needs a title."_s);
    const auto severity = severityOption(arguments);
    if (!severity)
        return std::unexpected(severity.error());
    OpenIncident::Declaration declaration{
        .title = title, .severity = *severity, .components = arguments.values(u"component"_s)};
    QTimeZone zone = QTimeZone::systemTimeZone();
    if (arguments.has(u"zone"_s)) {
        const auto given = zoneOf(arguments.value(u"zone"_s));
        if (!given)
            return refused(given.error());
        zone = *given;
        declaration.zone = QString::fromLatin1(zone.id());
    }
    if (arguments.has(u"at"_s)) {
        const auto at = momentOf(arguments.value(u"at"_s), zone);
        if (!at)
            return refused(at.error());
        declaration.at = *at;
    }
    const auto journal = call.journal(Journal::Access::Write);
    if (!journal)
        return refused(journal.error());
    const auto incident = OpenIncident::declare(**journal, declaration, defaultAuthor());
    if (!incident)
        return refused(incident.error());
    if (const auto settled = call.settle(); !settled)
        return settled;
    const QString id = (*incident)->id().text();
    if (call.json())
        call.print(QJsonObject{{u"id"_s, id}});
    else
        call.print(id);
    return {};
}

QString standardInput()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(input.readAll());
    while (text.endsWith(u'\n') || text.endsWith(u'\r'))
        text.chop(1);
    return text;
}

std::expected<EntryKind, Failure> kindOption(const Arguments &arguments)
{
    if (!arguments.has(u"kind"_s))
        return EntryKind::Note;
    QStringList words;
    for (const EntryKind kind : loggedKinds)
        words.append(word(kind));
    const auto index = indexOfWord(words, arguments.value(u"kind"_s));
    if (!index)
        return wrongUsage(u"\"%1\" is no kind of entry; it is one of %2."_s.arg(
            arguments.value(u"kind"_s), words.join(u", "_s)));
    return loggedKinds[static_cast<size_t>(*index)];
}

std::expected<std::optional<Audience>, Failure> audienceOption(const Arguments &arguments)
{
    if (!arguments.has(u"audience"_s))
        return std::nullopt;
    const auto audience = fromWord<Audience>(arguments.value(u"audience"_s));
    if (!audience)
        return wrongUsage(u"\"%1\" is no audience; it is internal or public."_s.arg(
            arguments.value(u"audience"_s)));
    return *audience;
}

EntryId record(OpenIncident &incident, const EntryDraft &draft, std::optional<Audience> audience)
{
    if (draft.kind != EntryKind::Update)
        return incident.log(draft);
    const EntryId id = incident.publishUpdate(
        {.text = draft.text,
         .audience = audience.value_or(Audience::Public),
         .at = draft.at,
         .author = draft.author});
    incident.attach(draft.attachments, id);
    return id;
}

Outcome log(Call &call)
{
    const Arguments &arguments = call.arguments();
    const auto kind = kindOption(arguments);
    if (!kind)
        return std::unexpected(kind.error());
    const auto audience = audienceOption(arguments);
    if (!audience)
        return std::unexpected(audience.error());
    if (arguments.words().isEmpty())
        return wrongUsage(u"There is no text to log."_s);
    const auto incident = call.openCurrent();
    if (!incident)
        return refused(incident.error());
    EntryDraft draft{
        .kind = *kind,
        .audience = audience->value_or(Audience::Internal),
        .author = arguments.value(u"author"_s),
        .asAction = *kind == EntryKind::Todo};
    if (arguments.has(u"at"_s)) {
        const auto zone = zoneOf((*incident)->incident().zone);
        const auto at =
            zone ? momentOf(arguments.value(u"at"_s), *zone) : std::unexpected(zone.error());
        if (!at)
            return refused(at.error());
        draft.at = *at;
    }
    const bool piped = arguments.words() == QStringList(u"-"_s);
    draft.text = piped ? standardInput() : arguments.words().join(u' ');
    if (draft.text.trimmed().isEmpty())
        return refused(u"There is no text to log; an entry cannot be empty."_s);
    const auto attachments = storeFiles(call, arguments.values(u"attach"_s));
    if (!attachments)
        return refused(attachments.error());
    draft.attachments = *attachments;
    const EntryId id = record(**incident, draft, *audience);
    if (const auto settled = call.settle(); !settled)
        return settled;
    const auto entry = (*incident)->incident().timeline.find(id);
    const auto at = entry ? entry->at.at : std::nullopt;
    if (!call.json()) {
        call.print(id.text());
        return {};
    }
    call.print(QJsonObject{
        {u"id"_s, id.text()},
        {u"incident"_s, (*incident)->id().text()},
        {u"at"_s, at ? QJsonValue(isoText(*at)) : QJsonValue()}});
    return {};
}

Outcome set(Call &call)
{
    const QStringList &words = call.arguments().words();
    if (words.isEmpty())
        return wrongUsage(u"There is nothing to set."_s);
    QList<Setting> settings;
    for (const QString &word : words) {
        const auto setting = Setting::read(word);
        if (!setting)
            return wrongUsage(setting.error().sentence);
        settings.append(*setting);
    }
    if (call.arguments().has(u"at"_s) && std::ranges::none_of(settings, &Setting::takesTime))
        return wrongUsage(
            u"--at is the time of a phase, a severity or an impact, and none is set; a milestone has its time behind the =."_s);
    const auto incident = call.openCurrent();
    if (!incident)
        return refused(incident.error());
    std::optional<Moment> at;
    QList<std::function<void(OpenIncident &)>> changes;
    auto zone = zoneOf((*incident)->incident().zone);
    if (!zone)
        return refused(zone.error());
    if (call.arguments().has(u"at"_s)) {
        const auto moment = momentOf(call.arguments().value(u"at"_s), *zone);
        if (!moment)
            return refused(moment.error());
        at = *moment;
    }
    // Everything is understood before anything is written.
    for (const Setting &setting : settings) {
        zone = setting.zone().value_or(*zone);
        const auto change = setting.change(*zone, at);
        if (!change)
            return refused(change.error());
        changes.append(*change);
    }
    for (const auto &change : changes)
        change(**incident);
    if (const auto settled = call.settle(); !settled)
        return settled;
    if (call.json())
        call.print(QJsonObject{{u"id"_s, (*incident)->id().text()}});
    return {};
}

} // namespace

QList<Command> recordCommands()
{
    const OptionSpec which{u"incident"_s, u"ID"_s, u"the incident; else the one that is active"_s};
    const OptionSpec at{
        u"at"_s, u"TIME"_s,
        u"when: 16:21, \"16:21 BST\", -5m, \"yesterday 22:29 UTC\", \"2024-10-15 14:00 CEST\", 16:21..17:19, ~16:21"_s};
    return {
        {.name = u"declare"_s,
         .form = u"TITLE [--severity N] [--zone ZONE] [--at TIME] [--component NAME]…"_s,
         .summary = u"declares an incident and prints its id"_s,
         .options =
             {{u"severity"_s, u"N"_s, u"1 (worst) to 5"_s},
              {u"zone"_s, u"ZONE"_s,
               u"the zone it is shown in, like Europe/Berlin; else this computer's"_s},
              at,
              {u"component"_s, u"NAME"_s, u"what is affected; may be given several times"_s, true}},
         .run = declare},
        {.name = u"log"_s,
         .form =
             u"[--incident ID] [--kind KIND] [--at TIME] [--audience internal|public] [--author NAME] [--attach FILE]… TEXT…"_s,
         .summary =
             u"logs an entry; returns when it is on disk and prints its id (- reads stdin)"_s,
         .options =
             {which,
              {u"kind"_s, u"KIND"_s,
               u"note, observation, action, decision, hypothesis, evidence, update or todo"_s},
              at,
              {u"audience"_s, u"internal|public"_s,
               u"who may read it; updates are public, all else internal"_s},
              {u"author"_s, u"NAME"_s, u"who says it; else $BRIDGELOG_AUTHOR or the login"_s},
              {u"attach"_s, u"FILE"_s, u"a file that belongs to it; may be given several times"_s,
               true}},
         .run = log},
        {.name = u"set"_s,
         .form = u"[--incident ID] [--at TIME] KEY=VALUE…"_s,
         .summary =
             u"sets severity, phase, title, zone, summary, milestone.NAME, role.NAME (+NAME shares it, -NAME takes it away), component.NAME, figure.NAME, responder, link, tag (=-NAME takes one off)"_s,
         .options =
             {which,
              {u"at"_s, u"TIME"_s,
               u"since when the phase, the severity or the impact holds; else now"_s}},
         .run = set},
    };
}

} // namespace Bridgelog
