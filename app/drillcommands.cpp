// SPDX-License-Identifier: GPL-3.0-or-later
#include "call.h"

#include "incident/timegrammar.h"
#include "incident/zones.h"
#include "postmortem/document.h"
#include "session/rehearsal.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

/// The folder that was asked for, made; else a new one that only its owner can read.
Result<QString> drillFolder(const QString &wanted)
{
    if (!wanted.isEmpty()) {
        if (!QDir().mkpath(wanted))
            return refuse(u"The folder %1 cannot be made."_s.arg(wanted));
        return QDir(wanted).absolutePath();
    }
    QByteArray name = QFile::encodeName(QDir::tempPath() + u"/bridgelog-drill.XXXXXX"_s);
    if (!mkdtemp(name.data()))
        return refuse(u"No folder for the drill can be made in %1."_s.arg(QDir::tempPath()));
    return QFile::decodeName(name);
}

/// Where it is given, that; else so that the rehearsal has just ended.
Result<Instant> drillStart(const Arguments &arguments, const Rehearsal &rehearsal)
{
    if (!arguments.has(u"start"_s))
        return Instant{Instant::now().us - rehearsal.length()}.flooredTo(Instant::minute);
    const auto moment = momentOf(arguments.value(u"start"_s), QTimeZone::utc());
    if (!moment)
        return std::unexpected(moment.error());
    if (!moment->at)
        return refuse(u"The drill needs a start at a known time."_s);
    return *moment->at;
}

Result<> play(Call &call, Journal &journal, const QList<Rehearsal::Step> &steps)
{
    for (const Rehearsal::Step &step : steps) {
        journal.append(step.events);
        if (const auto flushed = journal.flush(); !flushed)
            return flushed;
        if (call.json())
            continue;
        const QString who = step.events.isEmpty() ? QString() : step.events.first().author;
        call.print(u"  %1  %2 %3"_s.arg(
            localTime(step.at, QTimeZone::utc()).time.toString(u"HH:mm:ss"_s), who,
            onOneLine(step.tells)));
    }
    return {};
}

Result<Incident> incidentOf(const Journal &journal, const IncidentId &id)
{
    const auto events = journal.events(id);
    if (!events)
        return std::unexpected(events.error());
    Incident incident;
    for (const Event &event : *events)
        applyTo(incident, event);
    return incident;
}

void report(
    const Call &call, const IncidentId &id, const QString &archive, const QStringList &files)
{
    if (call.json()) {
        call.print(QJsonObject{
            {u"id"_s, id.text()},
            {u"archive"_s, archive},
            {u"files"_s, QJsonArray::fromStringList(files)}});
        return;
    }
    call.print(u"\nThe incident: %1\nThe archive: %2\nThe exports:"_s.arg(id.text(), archive));
    for (const QString &file : files)
        call.print(u"  "_s + file);
}

Outcome drill(Call &call)
{
    if (!call.arguments().words().isEmpty())
        return wrongUsage(u"The drill takes no words."_s);
    const auto rehearsal = Rehearsal::shipped();
    if (!rehearsal)
        return refused(rehearsal.error());
    const auto start = drillStart(call.arguments(), *rehearsal);
    if (!start)
        return refused(start.error());
    const auto folder = drillFolder(call.arguments().value(u"out"_s));
    if (!folder)
        return refused(folder.error());
    const QString archive =
        call.isArchiveNamed() ? call.archivePath() : *folder + u"/drill.bridgelog"_s;
    const auto journal = Journal::open(archive, Journal::Access::Write);
    if (!journal)
        return refused(journal.error());
    if (!call.json())
        call.print(u"%1, declared %2:\n"_s.arg(rehearsal->title(), isoText(*start)));
    if (const auto played = play(call, **journal, rehearsal->play(*start)); !played)
        return refused(played.error());
    const IncidentId id = rehearsal->incidentId(*start);
    const auto incident = incidentOf(**journal, id);
    if (!incident)
        return refused(incident.error());
    const auto files = exportTo(
        *folder, *incident, {usualFormats.begin(), usualFormats.end()},
        {.templateName = incident->postmortem.templateName});
    if (!files)
        return refused(files.error());
    report(call, id, archive, *files);
    return {};
}

} // namespace

QList<Command> drillCommands()
{
    return {
        {.name = u"drill"_s,
         .form = u"[--start TIME] [--out DIR]"_s,
         .summary =
             u"plays a rehearsal incident through declare, roles, log, checklist, phases, updates and export, in an archive of its own unless one is named"_s,
         .options =
             {{u"start"_s, u"TIME"_s,
               u"when it is declared, read in UTC; else so that it has just ended"_s},
              {u"out"_s, u"DIR"_s,
               u"where the archive and the exports go; else a new temporary folder"_s}},
         .run = drill,
         .paints = true},
    };
}

} // namespace Bridgelog
