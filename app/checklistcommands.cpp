// SPDX-License-Identifier: GPL-3.0-or-later
#include "call.h"

#include "checklists/checklistlibrary.h"
#include "checklists/checklists.h"
#include "checklists/usercadence.h"
#include "incident/terms.h"

#include <QFile>
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
        {u"reason"_s, item.reason},
        {u"note"_s, item.note},
        {u"assignee"_s, item.assignee}};
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
    if (!item.assignee.isEmpty())
        line += u" [%1]"_s.arg(onOneLine(item.assignee));
    if (!item.reason.isEmpty())
        line += u": %1"_s.arg(onOneLine(item.reason));
    if (!item.note.isEmpty())
        line += u" – %1"_s.arg(onOneLine(item.note));
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
    const QString role = call.arguments().value(u"role"_s);
    QList<ChecklistItem> shown = incident->checklist;
    if (!role.isEmpty())
        shown.removeIf([&role](const ChecklistItem &item) {
            return item.spec.role.compare(role, Qt::CaseInsensitive) != 0
                && item.assignee.compare(role, Qt::CaseInsensitive) != 0;
        });
    if (call.json()) {
        QJsonArray items;
        for (const ChecklistItem &item : std::as_const(shown))
            items.append(documentOf(*incident, item));
        call.print(QJsonObject{{u"incident"_s, id->text()}, {u"items"_s, items}});
        return {};
    }
    const Instant now = Instant::now();
    for (const ChecklistItem &item : std::as_const(shown))
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

/// What a verb does to an item.
void act(OpenIncident &incident, const QString &verb, const QString &item, const Arguments &given)
{
    const QString reason = given.value(u"reason"_s).trimmed();
    if (verb == "done"_L1)
        incident.tick(item);
    else if (verb == "open"_L1)
        incident.untick(item);
    else if (verb == "note"_L1)
        incident.reviseItem({.item = item, .note = given.value(u"text"_s).trimmed()});
    else if (verb == "assign"_L1)
        incident.reviseItem({.item = item, .assignee = given.value(u"to"_s).trimmed()});
    else
        incident.skip(item, reason, verb == "na"_L1);
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
    act(**open, verb, *item, call.arguments());
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

/// Puts a whole list on the incident: what of it is missing there.
Outcome add(Call &call, const QString &name)
{
    const auto template_ = ChecklistLibrary::ofUser().named(name);
    if (!template_)
        return refused(template_.error());
    const auto open = call.openCurrent();
    if (!open)
        return refused(open.error());
    (*open)->applyChecklist(
        wholeChecklist(*template_, (*open)->incident().severity, userCadence()));
    if (const auto settled = call.settle(); !settled)
        return settled;
    return list(call);
}

QString originText(ChecklistFile::Origin origin)
{
    switch (origin) {
        using enum ChecklistFile::Origin;
    case Shipped: return u"shipped"_s;
    case Shared: return u"shared"_s;
    case Own: return u"own"_s;
    }
    return {};
}

/// The files there are, which of them are in use, and what is wrong with the others.
Outcome lists(Call &call)
{
    const ChecklistLibrary library = ChecklistLibrary::ofUser();
    QJsonArray files;
    for (const ChecklistFile &file : library.files()) {
        const QString wrong = file.fault ? file.fault->about(file.path).sentence : QString();
        files.append(QJsonObject{
            {u"file"_s, file.name},
            {u"origin"_s, originText(file.origin)},
            {u"name"_s, file.list.name},
            {u"items"_s, file.list.steps.size()},
            {u"in_use"_s, file.inUse},
            {u"error"_s, wrong}});
        if (call.json())
            continue;
        const QString state = file.inUse ? u"in use"_s : wrong.isEmpty() ? u"replaced"_s : wrong;
        call.print(u"%1 (%2)  %3: %4"_s.arg(
            file.name, originText(file.origin), onOneLine(file.list.name), onOneLine(state)));
    }
    if (call.json())
        call.print(QJsonObject{
            {u"folder"_s, ChecklistLibrary::ownFolder()},
            {u"shared"_s, ChecklistLibrary::sharedFolder()},
            {u"files"_s, files}});
    return {};
}

Outcome checkFile(Call &call, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(u"%1 cannot be opened: %2."_s.arg(path, file.errorString()));
    constexpr qint64 readAtMost = (1 << 20) + 1;
    const auto list = readChecklist(file.read(readAtMost));
    if (!list)
        return refused(list.error().about(path));
    call.print(u"%1: %2 items"_s.arg(onOneLine(list->name)).arg(list->steps.size()));
    return {};
}

/// What each verb needs besides its name.
Outcome rightUsage(const Arguments &arguments, const QString &verb, const QString &rest)
{
    static const QStringList alone{u"list"_s, u"lists"_s};
    static const QStringList withItem{u"done"_s, u"skip"_s,   u"na"_s,  u"open"_s,
                                      u"note"_s, u"assign"_s, u"add"_s, u"check"_s};
    if (!alone.contains(verb) && !withItem.contains(verb))
        return wrongUsage(u"A checklist can do no \"%1\"."_s.arg(verb));
    if (alone.contains(verb) != rest.isEmpty())
        return wrongUsage(
            rest.isEmpty() ? u"\"%1\" needs a name."_s.arg(verb)
                           : u"\"%1\" takes no item."_s.arg(verb));
    if (arguments.has(u"reason"_s) ? verb != "skip"_L1 && verb != "na"_L1 : verb == "skip"_L1)
        return wrongUsage(u"A reason belongs to \"skip\" or \"na\", and \"skip\" needs one."_s);
    if (arguments.has(u"reason"_s) && arguments.value(u"reason"_s).trimmed().isEmpty())
        return wrongUsage(u"The reason cannot be empty."_s);
    for (const auto &[option, owner] :
         {std::pair(u"text"_s, u"note"_s), std::pair(u"to"_s, u"assign"_s),
          std::pair(u"role"_s, u"list"_s)}) {
        if (arguments.has(option) && verb != owner)
            return wrongUsage(u"--%1 belongs to \"%2\"."_s.arg(option, owner));
        if (verb == owner && owner != "list"_L1 && !arguments.has(option))
            return wrongUsage(u"\"%1\" needs --%2."_s.arg(owner, option));
    }
    return {};
}

Outcome checklist(Call &call)
{
    const QStringList &words = call.arguments().words();
    const QString verb = words.value(0, u"list"_s);
    const QString rest = words.mid(1).join(u' ').trimmed();
    if (const auto right = rightUsage(call.arguments(), verb, rest); !right)
        return right;
    if (verb == "list"_L1)
        return list(call);
    if (verb == "lists"_L1)
        return lists(call);
    if (verb == "add"_L1)
        return add(call, rest);
    return verb == "check"_L1 ? checkFile(call, rest) : mark(call, verb, rest);
}

} // namespace

QList<Command> checklistCommands()
{
    return {
        {.name = u"checklist"_s,
         .form =
             u"[--incident ID] [list [--role ROLE]|done ITEM|skip ITEM --reason TEXT|na ITEM|open ITEM|note ITEM --text TEXT|assign ITEM --to NAME|add LIST|lists|check FILE]"_s,
         .summary =
             u"shows the responder checklist, ticks an item, skips it, opens it again; takes a whole list on; looks at checklist files"_s,
         .options =
             {{u"incident"_s, u"ID"_s, u"the incident; else the one that is active"_s},
              {u"role"_s, u"ROLE"_s, u"only the items of this role or person"_s},
              {u"reason"_s, u"TEXT"_s, u"why an item is skipped or does not apply"_s},
              {u"text"_s, u"TEXT"_s, u"the note of an item; empty takes it away"_s},
              {u"to"_s, u"NAME"_s, u"whom the item is given to; empty: nobody by name"_s}},
         .run = checklist},
    };
}

} // namespace Bridgelog
