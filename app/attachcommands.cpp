// SPDX-License-Identifier: GPL-3.0-or-later
#include "attachcommands.h"

#include "call.h"

#include "journal/attachmentlimit.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Bridgelog {

Result<QList<StoredAttachment>> storeFiles(Call &call, const QStringList &files)
{
    const auto journal = call.journal(Journal::Access::Write);
    if (!journal)
        return std::unexpected(journal.error());
    const auto limit = attachmentLimit();
    if (!limit)
        return std::unexpected(limit.error());
    (*journal)->setAttachmentLimit(*limit);
    QList<StoredAttachment> attachments;
    for (const QString &file : files) {
        auto stored = (*journal)->attachFile(file).result();
        if (!stored)
            return std::unexpected(stored.error());
        attachments.append(*std::move(stored));
    }
    return attachments;
}

namespace {

Outcome attach(Call &call)
{
    const Arguments &arguments = call.arguments();
    if (arguments.words().isEmpty())
        return wrongUsage(u"There is no file to attach."_s);
    const auto incident = call.openCurrent();
    if (!incident)
        return refused(incident.error());
    std::optional<EntryId> entry;
    if (arguments.has(u"entry"_s)) {
        entry = EntryId::fromText(arguments.value(u"entry"_s));
        const auto whole = call.read((*incident)->id());
        if (!whole)
            return refused(whole.error());
        if (!whole->timeline.contains(*entry))
            return refused(u"The incident has no entry %1."_s.arg(arguments.value(u"entry"_s)));
    }
    const auto attachments = storeFiles(call, arguments.words());
    if (!attachments)
        return refused(attachments.error());
    const EntryId id = (*incident)->attach(*attachments, entry);
    if (const auto settled = call.settle(); !settled)
        return settled;
    QJsonArray files;
    for (const StoredAttachment &attachment : *attachments)
        files.append(QJsonObject{
            {u"sha256"_s, attachment.sha256},
            {u"name"_s, attachment.name},
            {u"media_type"_s, attachment.mediaType},
            {u"size"_s, attachment.size}});
    if (call.json())
        call.print(QJsonObject{
            {u"id"_s, id.text()},
            {u"incident"_s, (*incident)->id().text()},
            {u"attachments"_s, files}});
    else
        call.print(id.text());
    return {};
}

} // namespace

QList<Command> attachCommands()
{
    return {
        {.name = u"attach"_s,
         .form = u"[--incident ID] [--entry ID] FILE…"_s,
         .summary =
             u"puts files onto an entry, or onto a new one of evidence; returns when they are on disk"_s,
         .options =
             {{u"incident"_s, u"ID"_s, u"the incident; else the one that is active"_s},
              {u"entry"_s, u"ID"_s, u"the entry they belong to; else a new one"_s}},
         .run = attach},
    };
}

} // namespace Bridgelog
