// SPDX-License-Identifier: GPL-3.0-or-later
#include "call.h"

#include "checklists/usercadence.h"
#include "incident/deadlines.h"
#include "incident/metrics.h"
#include "incident/zones.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

QJsonObject documentOf(const Deadline &deadline, Instant now)
{
    return {
        {u"kind"_s, word(deadline.kind)},
        {u"due"_s, isoText(deadline.due)},
        {u"seconds"_s, (deadline.due.us - now.us) / Instant::second},
        {u"late"_s, deadline.due < now},
        {u"text"_s, deadline.text},
        {u"person"_s, deadline.person},
        {u"assignment"_s,
         deadline.assignment ? QJsonValue(deadline.assignment->text()) : QJsonValue()},
        {u"item"_s, deadline.item.isEmpty() ? QJsonValue() : QJsonValue(deadline.item)}};
}

QString lineOf(const Deadline &deadline, Instant now, const QTimeZone &zone)
{
    const qint64 left = deadline.due.us - now.us;
    const QString span = spokenDuration(qAbs(left) / Instant::minute * Instant::minute);
    const QString when = left < 0 ? u"%1 late"_s.arg(span) : u"in %1"_s.arg(span);
    QString line = u"%1  %2  %3"_s.arg(
        shownTime(deadline.due, zone, Precision::Minute), when.leftJustified(10),
        onOneLine(deadline.text));
    if (!deadline.person.isEmpty())
        line += u" (%1)"_s.arg(onOneLine(deadline.person));
    return line;
}

Outcome clock(Call &call)
{
    if (const QStringList &words = call.arguments().words(); !words.isEmpty())
        return wrongUsage(u"\"%1\" is one word too many."_s.arg(words.first()));
    const auto id = call.currentIncident();
    if (!id)
        return refused(id.error());
    const auto incident = call.read(*id);
    if (!incident)
        return refused(incident.error());
    const Instant now = Instant::now();
    const QList<Deadline> due = deadlines(*incident, now, userCadence());
    const Elapsed passed = elapsed(*incident, now);
    if (call.json()) {
        QJsonArray list;
        for (const Deadline &deadline : due)
            list.append(documentOf(deadline, now));
        call.print(QJsonObject{
            {u"incident"_s, id->text()},
            {u"title"_s, incident->title},
            {u"at"_s, isoText(now.flooredTo(Instant::second))},
            {u"elapsed"_s, passed.us / Instant::second},
            {u"running"_s, passed.running},
            {u"since"_s, passed.sinceImpact ? u"impact_started"_s : u"declared"_s},
            {u"deadlines"_s, list}});
        return {};
    }
    const QTimeZone zone = zoneNamed(incident->zone).value_or(QTimeZone::utc());
    const QString since = passed.sinceImpact ? u"since impact"_s : u"since it was declared"_s;
    const QString over = passed.sinceImpact ? u"of impact"_s : u"of response"_s;
    call.print(u"%1 %2: %3"_s.arg(
        spokenDuration(passed.us), passed.running ? since : over, onOneLine(incident->title)));
    for (const Deadline &deadline : due)
        call.print(lineOf(deadline, now, zone));
    return {};
}

QJsonObject documentOf(const Assignment &one)
{
    return {
        {u"id"_s, one.id.text()},
        {u"person"_s, one.person},
        {u"task"_s, one.task},
        {u"due"_s, one.until ? QJsonValue(isoText(*one.until)) : QJsonValue()},
        {u"acknowledged"_s, one.acknowledgedAt.has_value()},
        {u"state"_s, word(one.state)},
        {u"reason"_s, one.reason}};
}

Outcome listAssignments(Call &call, const Incident &incident)
{
    if (call.json()) {
        QJsonArray list;
        for (const Assignment &one : incident.assignments)
            list.append(documentOf(one));
        call.print(QJsonObject{{u"incident"_s, incident.id.text()}, {u"assignments"_s, list}});
        return {};
    }
    const QTimeZone zone = zoneNamed(incident.zone).value_or(QTimeZone::utc());
    for (const Assignment &one : incident.assignments) {
        QString line = u"%1  %2  %3: %4"_s.arg(
            one.id.text(), word(one.state).leftJustified(7), onOneLine(one.person),
            onOneLine(one.task));
        if (one.until && one.state == ActionState::Open)
            line += u", until %1"_s.arg(shownTime(*one.until, zone, Precision::Minute));
        if (one.acknowledgedAt)
            line += u", acknowledged"_s;
        if (!one.reason.isEmpty())
            line += u": %1"_s.arg(onOneLine(one.reason));
        call.print(line);
    }
    return {};
}

/// An assignment by the beginning of its id, its person or its task; of those still open.
Result<AssignmentId> assignmentNamed(const Incident &incident, const QString &text)
{
    QList<AssignmentId> found;
    for (const Assignment &one : incident.assignments) {
        const bool named = one.person.startsWith(text, Qt::CaseInsensitive)
            || one.task.startsWith(text, Qt::CaseInsensitive);
        if (one.id.text() == text)
            return one.id;
        if (one.id.text().startsWith(text) || (named && one.state == ActionState::Open))
            found.append(one.id);
    }
    if (found.size() == 1)
        return found.first();
    return refuse(
        found.isEmpty()
            ? u"No open assignment of \"%1\" begins with \"%2\"; \"bridgelog assign list\" shows them."_s
                  .arg(incident.title, text)
            : u"\"%1\" begins several assignments; name one by its id."_s.arg(text));
}

Result<std::optional<int>> minutesOf(const Call &call)
{
    if (!call.arguments().has(u"minutes"_s))
        return std::optional<int>();
    bool isNumber = false;
    const int minutes = call.arguments().value(u"minutes"_s).toInt(&isNumber);
    if (!isNumber || minutes < 1 || minutes > 60 * 24 * 7)
        return refuse(u"\"%1\" is no number of minutes from 1 to 10080."_s.arg(
            call.arguments().value(u"minutes"_s)));
    return std::optional(minutes);
}

Outcome settled(Call &call, const IncidentId &incident, const AssignmentId &assignment)
{
    if (const auto done = call.settle(); !done)
        return done;
    const auto after = call.read(incident);
    if (!after)
        return refused(after.error());
    const Assignment *there = after->assignment(assignment);
    if (call.json() && there)
        call.print(documentOf(*there));
    else
        call.print(assignment.text());
    return {};
}

Outcome give(Call &call, const QString &words, std::optional<int> minutes)
{
    const QString person = words.section(u':', 0, 0).simplified();
    const QString task = words.section(u':', 1).simplified();
    if (person.isEmpty() || task.isEmpty())
        return wrongUsage(u"An assignment is written \"PERSON: TASK\"."_s);
    const auto open = call.openCurrent();
    if (!open)
        return refused(open.error());
    const AssignmentId id =
        (*open)->giveAssignment({.person = person, .task = task, .minutes = minutes});
    return settled(call, (*open)->id(), id);
}

Outcome change(Call &call, const QString &verb, const QString &name, std::optional<int> minutes)
{
    const auto open = call.openCurrent();
    if (!open)
        return refused(open.error());
    const auto before = call.read((*open)->id());
    const auto id = before ? assignmentNamed(*before, name) : std::unexpected(before.error());
    if (!id)
        return refused(id.error());
    const QString reason = call.arguments().value(u"reason"_s).trimmed();
    if (verb == "ack"_L1)
        (*open)->acknowledge(*id);
    else if (verb == "extend"_L1)
        (*open)->extend(*id, minutes.value_or(0), reason);
    else
        (*open)->endAssignment(
            *id, verb == "done"_L1 ? ActionState::Done : ActionState::Dropped, reason);
    return settled(call, (*open)->id(), *id);
}

Outcome assign(Call &call)
{
    static const QStringList verbs{u"ack"_s, u"extend"_s, u"done"_s, u"drop"_s};
    const QStringList &words = call.arguments().words();
    const QString verb = words.value(0, u"list"_s);
    const auto minutes = minutesOf(call);
    if (!minutes)
        return wrongUsage(minutes.error().sentence);
    if (verb == "list"_L1 && words.size() <= 1) {
        const auto id = call.currentIncident();
        const auto incident = id ? call.read(*id) : std::unexpected(id.error());
        return incident ? listAssignments(call, *incident) : refused(incident.error());
    }
    if (!verbs.contains(verb))
        return give(call, words.join(u' '), *minutes);
    const QString name = words.mid(1).join(u' ').trimmed();
    if (name.isEmpty())
        return wrongUsage(u"\"%1\" needs an assignment."_s.arg(verb));
    if ((verb == "extend"_L1) != minutes->has_value())
        return wrongUsage(u"Minutes belong to \"extend\", and \"extend\" needs them."_s);
    return change(call, verb, name, *minutes);
}

} // namespace

QList<Command> clockCommands()
{
    const OptionSpec which{u"incident"_s, u"ID"_s, u"the incident; else the one that is active"_s};
    return {
        {.name = u"clock"_s,
         .form = u"[--incident ID]"_s,
         .summary = u"shows what is due next: updates, time boxes, checklist, call-outs, relief"_s,
         .options = {which},
         .run = clock},
        {.name = u"assign"_s,
         .form =
             u"[--incident ID] [--minutes N] PERSON: TASK…|list|ack NAME|extend NAME --minutes N|done NAME|drop NAME [--reason TEXT]"_s,
         .summary = u"gives a task to one person, with a time box, and says what came of it"_s,
         .options =
             {which,
              {u"minutes"_s, u"N"_s, u"how long it may take, or how much longer"_s},
              {u"reason"_s, u"TEXT"_s, u"what came of it, or why"_s}},
         .run = assign},
    };
}

} // namespace Bridgelog
