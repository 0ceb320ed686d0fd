// SPDX-License-Identifier: GPL-3.0-or-later
#include "call.h"
#include "incident/terms.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

QJsonObject documentOf(const Incident &incident, const ChecklistItem &item)
{
    const auto due = dueOf(incident, item);
    return {
        {u"item"_s, item.spec.item},
        {u"role"_s, item.spec.role},
        {u"text"_s, item.spec.text},
        {u"state"_s, word(item.state)},
        {u"due"_s, due ? QJsonValue(isoText(*due)) : QJsonValue()},
        {u"done_at"_s, item.doneAt ? QJsonValue(isoText(*item.doneAt)) : QJsonValue()},
        {u"done_by"_s, item.doneBy},
        {u"reason"_s, item.reason}};
}

QString lineOf(const Incident &incident, const ChecklistItem &item, Instant now)
{
    const ItemState state = stateAt(incident, item, now);
    const QString mark = state == ItemState::Open ? u"[ ]"_s
        : state == ItemState::Done                ? u"[x]"_s
                                                  : u"[-]"_s;
    QString line = u"%1 %2  %3"_s.arg(mark, item.spec.item, onOneLine(item.spec.text));
    if (!item.spec.role.isEmpty())
        line += u" (%1)"_s.arg(onOneLine(item.spec.role));
    if (!item.reason.isEmpty())
        line += u": %1"_s.arg(onOneLine(item.reason));
    const auto due = dueOf(incident, item);
    if (!item.ticks.isEmpty() && item.spec.everyMinutes && due)
        line += u"  last %1, next %2"_s.arg(isoText(*item.doneAt), isoText(*due));
    return line;
}

Outcome list(Call &call)
{
    const auto id = call.currentIncident();
    if (!id)
        return refused(id.error());
    const auto incident = call.read(*id);
    if (!incident)
        return refused(incident.error());
    if (call.json()) {
        QJsonArray items;
        for (const ChecklistItem &item : incident->checklist)
            items.append(documentOf(*incident, item));
        call.print(QJsonObject{{u"incident"_s, id->text()}, {u"items"_s, items}});
        return {};
    }
    const Instant now = Instant::now();
    for (const ChecklistItem &item : incident->checklist)
        call.print(lineOf(*incident, item, now));
    return {};
}

/// An item by its id, or by the beginning of just one item's text.
Result<QString> itemNamed(const Incident &incident, const QString &text)
{
    if (incident.item(text))
        return text;
    QStringList found;
    for (const ChecklistItem &item : incident.checklist) {
        if (item.spec.item.startsWith(text, Qt::CaseInsensitive)
            || item.spec.text.startsWith(text, Qt::CaseInsensitive))
            found.append(item.spec.item);
    }
    if (found.size() == 1)
        return found.first();
    if (found.isEmpty())
        return refuse(
            u"The checklist of \"%1\" has no item \"%2\"; \"bridgelog checklist list\" shows them."_s
                .arg(incident.title, text));
    return refuse(u"\"%1\" begins several items; name one of %2."_s.arg(text, found.join(u", "_s)));
}

Outcome mark(Call &call, const QString &verb, const QString &name)
{
    const auto open = call.openCurrent();
    if (!open)
        return refused(open.error());
    const IncidentId id = (*open)->id();
    const auto before = call.read(id);
    const auto item = before ? itemNamed(*before, name) : std::unexpected(before.error());
    if (!item)
        return refused(item.error());
    if (verb == "done"_L1)
        (*open)->tick(*item);
    else
        (*open)->skip(*item, call.arguments().value(u"reason"_s).trimmed());
    if (const auto settled = call.settle(); !settled)
        return settled;
    const auto after = call.read(id);
    if (!after)
        return refused(after.error());
    if (call.json())
        call.print(documentOf(*after, *after->item(*item)));
    else
        call.print(lineOf(*after, *after->item(*item), Instant::now()));
    return {};
}

Outcome checklist(Call &call)
{
    const QStringList &words = call.arguments().words();
    const QString verb = words.value(0, u"list"_s);
    const QString item = words.mid(1).join(u' ').trimmed();
    const bool hasReason = call.arguments().has(u"reason"_s);
    if (verb != "list"_L1 && verb != "done"_L1 && verb != "skip"_L1)
        return wrongUsage(u"A checklist can do no \"%1\"."_s.arg(verb));
    if ((verb == "list"_L1) != item.isEmpty())
        return wrongUsage(
            item.isEmpty() ? u"\"%1\" needs an item."_s.arg(verb) : u"\"list\" takes no item."_s);
    if (hasReason != (verb == "skip"_L1))
        return wrongUsage(u"A reason belongs to \"skip\", and \"skip\" needs one."_s);
    if (hasReason && call.arguments().value(u"reason"_s).trimmed().isEmpty())
        return wrongUsage(u"The reason cannot be empty."_s);
    return verb == "list"_L1 ? list(call) : mark(call, verb, item);
}

} // namespace

QList<Command> checklistCommands()
{
    return {
        {.name = u"checklist"_s,
         .form = u"[--incident ID] [list|done ITEM|skip ITEM --reason TEXT]"_s,
         .summary = u"shows the responder checklist, ticks an item or skips it"_s,
         .options =
             {{u"incident"_s, u"ID"_s, u"the incident; else the one that is active"_s},
              {u"reason"_s, u"TEXT"_s, u"why an item is skipped"_s}},
         .run = checklist},
    };
}

} // namespace Bridgelog
