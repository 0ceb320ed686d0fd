// SPDX-License-Identifier: GPL-3.0-or-later
#include "call.h"

#include "journal/backup.h"
#include "journal/verify.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

/// These take no words and need an archive that is there: nothing to check is no success.
Outcome checkCall(const Call &call)
{
    if (!call.arguments().words().isEmpty())
        return wrongUsage(u"This takes no words."_s);
    if (!QFileInfo::exists(call.archivePath()))
        return refused(u"There is no archive %1."_s.arg(call.archivePath()));
    return {};
}

QJsonObject documentOf(const VerifyReport &report)
{
    QJsonValue bad;
    if (report.bad)
        bad = QJsonObject{{u"id"_s, report.bad->id}, {u"why"_s, report.bad->why}};
    return {
        {u"ok"_s, report.ok()},
        {u"events"_s, report.events},
        {u"bad"_s, bad},
        {u"head"_s, report.head}};
}

Outcome verify(Call &call)
{
    if (const auto checked = checkCall(call); !checked)
        return checked;
    const auto report = verifyJournal(call.archivePath());
    if (!report)
        return refused(report.error());
    if (call.json())
        call.print(documentOf(*report));
    if (report->bad)
        return refused(u"The journal of %1 is not as it was written: event %2, %3"_s.arg(
            call.archivePath(), report->bad->id, report->bad->why));
    if (!call.json())
        call.print(u"%1 events, every one as it was written. Head: %2"_s.arg(
            QString::number(report->events), report->head));
    return {};
}

Outcome backup(Call &call)
{
    if (const auto checked = checkCall(call); !checked)
        return checked;
    const auto backup = makeBackup(call.archivePath(), Instant::now());
    if (!backup)
        return refused(backup.error());
    if (call.json())
        call.print(QJsonObject{{u"file"_s, backup->path}, {u"at"_s, isoText(backup->at)}});
    else
        call.print(backup->path);
    return {};
}

Outcome rebuild(Call &call)
{
    if (const auto checked = checkCall(call); !checked)
        return checked;
    const auto journal = call.journal(Journal::Access::Write);
    if (!journal)
        return refused(journal.error());
    if (const auto rebuilt = (*journal)->rebuild().result(); !rebuilt)
        return refused(rebuilt.error());
    if (call.json())
        call.print(QJsonObject{{u"ok"_s, true}});
    else
        call.print(u"Lists and search are made anew from the journal."_s);
    return {};
}

} // namespace

QList<Command> trustCommands()
{
    return {
        {.name = u"verify"_s,
         .summary =
             u"reads the whole journal and names the first event that is not as it was written"_s,
         .run = verify},
        {.name = u"backup"_s,
         .summary = u"makes a verified copy of the archive beside it and prints its path"_s,
         .run = backup},
        {.name = u"rebuild"_s,
         .summary = u"makes lists and search anew from the journal"_s,
         .run = rebuild},
    };
}

} // namespace Bridgelog
