// SPDX-License-Identifier: GPL-3.0-or-later
#include "call.h"

#include "checklists/checklistreader.h"
#include "checklists/usercadence.h"
#include "incident/metrics.h"
#include "incident/zones.h"
#include "postmortem/updatetext.h"
#include "updates/publictext.h"
#include "updates/wordings.h"

#include <QJsonArray>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

/// What the options say of an update.
struct Given {
    Audience audience = Audience::Public;
    QString phase;
    QString text;
    std::optional<Moment> at;
    std::optional<Instant> published;
    std::optional<Instant> next;
};

Result<std::optional<Moment>>
timeOption(const Arguments &arguments, const QString &name, const QTimeZone &zone)
{
    if (!arguments.has(name))
        return std::nullopt;
    const auto moment = momentOf(arguments.value(name), zone);
    if (!moment)
        return std::unexpected(moment.error());
    if (!moment->at)
        return refuse(u"\"%1\" names no time."_s.arg(arguments.value(name)));
    return *moment;
}

/// A time, or how long from now: 20m.
Result<std::optional<Instant>> nextOption(const Arguments &arguments, const QTimeZone &zone)
{
    const QString text = arguments.value(u"next"_s);
    if (const auto minutes = minutesFrom(text))
        return Instant{Instant::now().us + *minutes * Instant::minute};
    const auto moment = timeOption(arguments, u"next"_s, zone);
    if (!moment)
        return std::unexpected(moment.error());
    return *moment ? (*moment)->at : std::nullopt;
}

std::expected<Given, Failure> givenBy(const Arguments &arguments, const Incident &incident)
{
    Given given{.phase = word(incident.phase), .text = arguments.words().join(u' ').trimmed()};
    if (arguments.has(u"audience"_s)) {
        const auto audience = fromWord<Audience>(arguments.value(u"audience"_s));
        if (!audience)
            return wrongUsage(u"\"%1\" is no audience; it is internal or public."_s.arg(
                arguments.value(u"audience"_s)));
        given.audience = *audience;
    }
    if (arguments.has(u"phase"_s)) {
        const auto phase = fromWord<Phase>(arguments.value(u"phase"_s));
        if (!phase)
            return wrongUsage(u"\"%1\" is no phase; it is one of %2."_s.arg(
                arguments.value(u"phase"_s), wordsOf<Phase>().join(u", "_s)));
        given.phase = word(*phase);
    }
    const auto zone = zoneOf(incident.zone);
    if (!zone)
        return refused(zone.error());
    const auto at = timeOption(arguments, u"at"_s, *zone);
    const auto published = timeOption(arguments, u"published"_s, *zone);
    const auto next = nextOption(arguments, *zone);
    for (const Error *error :
         {at ? nullptr : &at.error(), published ? nullptr : &published.error(),
          next ? nullptr : &next.error()}) {
        if (error)
            return refused(*error);
    }
    given.at = *at;
    given.published = *published ? (*published)->at : std::nullopt;
    given.next = *next;
    return given;
}

QStringList warningsOf(const Given &given, const Incident &incident)
{
    QStringList sentences;
    if (given.audience == Audience::Public) {
        const auto rules = rulesFor(incident, given.phase, Wordings::ofUser().avoid);
        for (const TextWarning &warning : publicTextWarnings(given.text, rules))
            sentences.append(sentenceOf(warning));
    }
    return sentences;
}

void warn(const QStringList &sentences)
{
    for (const QString &sentence : sentences)
        std::fprintf(stderr, "bridgelog: %s\n", onOneLine(sentence).toUtf8().constData());
}

QJsonObject documentOf(const UpdateDraft &draft)
{
    const auto iso = [](const std::optional<Instant> &at) {
        return at ? QJsonValue(isoText(*at)) : QJsonValue();
    };
    return {
        {u"draft"_s, draft.id.text()},
        {u"audience"_s, word(draft.audience)},
        {u"phase"_s, draft.phase},
        {u"text"_s, draft.text},
        {u"next_by"_s, iso(draft.nextUpdate)},
        {u"approved_by"_s, draft.approvedBy},
        {u"approved_at"_s, iso(draft.approvedAt)}};
}

/// The words that the team prepared for the audience and the phase, and what waits to go out.
Outcome propose(Call &call)
{
    const auto id = call.currentIncident();
    const auto incident = id ? call.read(*id) : std::unexpected(id.error());
    if (!incident)
        return refused(incident.error());
    auto given = givenBy(call.arguments(), *incident);
    if (!given)
        return std::unexpected(given.error());
    const Instant now = Instant::now();
    if (!given->next && given->audience == Audience::Public) {
        if (const auto minutes = updateMinutes(incident->severity, Audience::Public, userCadence()))
            given->next = Instant{now.us + *minutes * Instant::minute};
    }
    const auto phase = fromWord<Phase>(given->phase);
    const auto prepared = phase ? Wordings::ofUser().of(given->audience, *phase) : QList<Wording>();
    QString text;
    if (!prepared.isEmpty())
        text = filledWording(prepared.first().text, *incident, given->next, now);
    if (call.json()) {
        QJsonArray drafts;
        for (const UpdateDraft &draft : incident->drafts)
            drafts.append(documentOf(draft));
        call.print(QJsonObject{
            {u"incident"_s, id->text()},
            {u"audience"_s, word(given->audience)},
            {u"phase"_s, given->phase},
            {u"text"_s, text},
            {u"next_by"_s, given->next ? QJsonValue(isoText(*given->next)) : QJsonValue()},
            {u"drafts"_s, drafts}});
        return {};
    }
    if (text.isEmpty())
        warn({u"No words are prepared for %1, audience %2."_s.arg(
            phase ? spoken(*phase) : given->phase, word(given->audience))});
    else
        call.print(shown(text));
    for (const UpdateDraft &draft : incident->drafts)
        call.print(u"%1  %2, %3%4: %5"_s.arg(
            draft.id.text(), word(draft.audience), draft.phase,
            draft.approvedAt ? u", approved by "_s + onOneLine(draft.approvedBy) : QString(),
            onOneLine(draft.text)));
    return {};
}

Outcome check(Call &call)
{
    const auto id = call.currentIncident();
    const auto incident = id ? call.read(*id) : std::unexpected(id.error());
    if (!incident)
        return refused(incident.error());
    const auto given = givenBy(call.arguments(), *incident);
    if (!given)
        return std::unexpected(given.error());
    const QStringList warnings = warningsOf(*given, *incident);
    if (call.json())
        call.print(QJsonObject{{u"warnings"_s, QJsonArray::fromStringList(warnings)}});
    else if (!warnings.isEmpty())
        call.print(shown(warnings.join(u'\n')));
    return {};
}

Outcome answer(Call &call, const QJsonObject &document, const QString &line)
{
    if (call.json())
        call.print(document);
    else
        call.print(line);
    return {};
}

/// Keeps a text that is not out yet, or logs one that is.
Outcome record(Call &call)
{
    const auto open = call.openCurrent();
    if (!open)
        return refused(open.error());
    OpenIncident &incident = **open;
    const auto given = givenBy(call.arguments(), incident.incident());
    if (!given)
        return std::unexpected(given.error());
    const QStringList warnings = warningsOf(*given, incident.incident());
    if (call.arguments().has(u"draft"_s)) {
        const DraftId draft = incident.draftUpdate(
            {.audience = given->audience,
             .phase = given->phase,
             .text = given->text,
             .at = given->at,
             .nextUpdate = given->next});
        if (const auto settled = call.settle(); !settled)
            return settled;
        warn(warnings);
        return answer(
            call,
            {{u"draft"_s, draft.text()},
             {u"incident"_s, incident.id().text()},
             {u"warnings"_s, QJsonArray::fromStringList(warnings)}},
            draft.text());
    }
    const EntryId entry = incident.publishUpdate(
        {.phase = given->phase,
         .text = given->text,
         .audience = given->audience,
         .at = given->at,
         .nextUpdate = given->next,
         .publishedAt = given->published});
    if (const auto settled = call.settle(); !settled)
        return settled;
    warn(warnings);
    return answer(
        call,
        {{u"id"_s, entry.text()},
         {u"incident"_s, incident.id().text()},
         {u"warnings"_s, QJsonArray::fromStringList(warnings)}},
        entry.text());
}

/// A draft by its id or the beginning of just one.
Result<UpdateDraft> draftNamed(const Incident &incident, const QString &text)
{
    QList<UpdateDraft> found;
    std::ranges::copy_if(
        incident.drafts, std::back_inserter(found),
        [&text](const UpdateDraft &draft) { return draft.id.text().startsWith(text.toLower()); });
    if (text.isEmpty() || found.size() != 1)
        return refuse(
            u"No one draft of an update is called \"%1\"; \"bridgelog update\" lists them."_s.arg(
                text));
    return found.first();
}

/// What becomes of a draft: approved, out, or withdrawn.
Outcome decide(Call &call, const QString &verb)
{
    const auto open = call.openCurrent();
    if (!open)
        return refused(open.error());
    OpenIncident &incident = **open;
    const auto draft = draftNamed(incident.incident(), call.arguments().value(verb));
    if (!draft)
        return refused(draft.error());
    const auto given = givenBy(call.arguments(), incident.incident());
    if (!given)
        return std::unexpected(given.error());
    QString id = draft->id.text();
    if (verb == "approve"_L1) {
        incident.approveUpdate(draft->id);
    } else if (verb == "withdraw"_L1) {
        incident.withdrawUpdate(draft->id);
    } else {
        id = incident
                 .publishUpdate(
                     {.phase = draft->phase,
                      .text = draft->text,
                      .audience = draft->audience,
                      .at = draft->at,
                      .nextUpdate = draft->nextUpdate,
                      .publishedAt = given->published,
                      .draft = draft->id})
                 .text();
    }
    if (const auto settled = call.settle(); !settled)
        return settled;
    return answer(call, {{u"id"_s, id}, {u"incident"_s, incident.id().text()}}, id);
}

Outcome update(Call &call)
{
    const Arguments &arguments = call.arguments();
    const bool hasText = !arguments.words().join(u' ').trimmed().isEmpty();
    QStringList verbs;
    for (const QString &verb : {u"approve"_s, u"publish"_s, u"withdraw"_s}) {
        if (arguments.has(verb))
            verbs.append(verb);
    }
    if (verbs.size() > 1 || (!verbs.isEmpty() && hasText))
        return wrongUsage(
            u"A draft is approved, published or withdrawn, one thing at a time and as it is."_s);
    if (!verbs.isEmpty())
        return decide(call, verbs.first());
    if (arguments.has(u"draft"_s) && !hasText)
        return wrongUsage(u"A draft needs a text."_s);
    if (arguments.has(u"check"_s))
        return hasText ? check(call) : wrongUsage(u"There is no text to look at."_s);
    return hasText ? record(call) : propose(call);
}

} // namespace

QList<Command> updateCommands()
{
    return {
        {.name = u"update"_s,
         .form =
             u"[--incident ID] [--audience internal|public] [--phase PHASE] [--at TIME] [--published TIME] [--next TIME] [--check|--draft] TEXT… | --approve|--publish|--withdraw DRAFT"_s,
         .summary =
             u"logs a status update that is out; without a text prints the prepared words and the drafts"_s,
         .options =
             {{u"incident"_s, u"ID"_s, u"the incident; else the one that is active"_s},
              {u"audience"_s, u"internal|public"_s, u"who it is for; else the public"_s},
              {u"phase"_s, u"PHASE"_s, u"the phase it goes out under; else the incident's"_s},
              {u"at"_s, u"TIME"_s, u"when what it says was known; else now"_s},
              {u"published"_s, u"TIME"_s, u"since when it is out; else now"_s},
              {u"next"_s, u"TIME"_s, u"by when it promises the next one: 16:45, or 20m from now"_s},
              {u"check"_s, {}, u"only says what a public text is warned of"_s},
              {u"draft"_s, {}, u"keeps it as a draft that is not out yet, and prints its id"_s},
              {u"approve"_s, u"DRAFT"_s, u"says that the commander approves a draft"_s},
              {u"publish"_s, u"DRAFT"_s, u"says that a draft is out"_s},
              {u"withdraw"_s, u"DRAFT"_s, u"takes a draft back"_s}},
         .run = update},
    };
}

} // namespace Bridgelog
