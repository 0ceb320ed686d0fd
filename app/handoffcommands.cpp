// SPDX-License-Identifier: GPL-3.0-or-later
#include "call.h"

#include "checklists/usercadence.h"
#include "postmortem/handofftext.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

struct Wanted {
    HandoffShape shape = HandoffShape::Brief;
    HandoffFormat format = HandoffFormat::Markdown;
};

/// "md", "html", "pdf", "ics201", "ics201-pdf", …
std::optional<Wanted> wantedFrom(const QString &text)
{
    QString word = text.trimmed().toLower();
    Wanted wanted;
    if (word.startsWith("ics201"_L1)) {
        wanted.shape = HandoffShape::Ics201;
        word = word == "ics201"_L1 ? u"md"_s : word.mid(7);
    }
    static const QStringList formats{u"md"_s, u"html"_s, u"pdf"_s};
    const auto index = formats.indexOf(word);
    if (index < 0)
        return {};
    wanted.format = static_cast<HandoffFormat>(index);
    return wanted;
}

std::expected<QList<Wanted>, Failure> formatsOf(const Arguments &arguments)
{
    if (!arguments.has(u"format"_s))
        return QList{Wanted{}};
    QList<Wanted> all;
    for (const QString &word : arguments.value(u"format"_s).split(u',', Qt::SkipEmptyParts)) {
        const auto wanted = wantedFrom(word);
        if (!wanted)
            return wrongUsage(
                u"\"%1\" is no format of a hand-off; these are: md, html, pdf, ics201, ics201-html, ics201-pdf."_s
                    .arg(word));
        all.append(*wanted);
    }
    if (all.isEmpty())
        return wrongUsage(u"No format is named."_s);
    if (all.size() > 1 && !arguments.has(u"out"_s))
        return wrongUsage(u"Several formats need --out DIR."_s);
    return all;
}

Outcome
write(Call &call, const Incident &incident, const HandoffBrief &brief, const QList<Wanted> &wanted)
{
    const QString folder = call.arguments().value(u"out"_s);
    QStringList paths;
    for (const Wanted &each : wanted) {
        const auto bytes =
            renderedHandoff(handoffText(brief, each.shape, defaultAuthor()), each.format);
        if (!bytes)
            return refused(bytes.error());
        if (folder.isEmpty()) {
            call.print(
                each.format == HandoffFormat::Pdf ? *bytes
                                                  : shown(QString::fromUtf8(*bytes)).toUtf8());
            return {};
        }
        const auto path =
            writeExport(folder, handoffFileName(brief, each.shape, each.format), incident, *bytes);
        if (!path)
            return refused(path.error());
        paths.append(*path);
    }
    if (call.json())
        call.print(QJsonObject{{u"files"_s, QJsonArray::fromStringList(paths)}});
    else
        call.print(paths.join(u'\n'));
    return {};
}

/// Gives the role to somebody else, with the brief of this moment, or says that it was taken over.
Outcome transfer(Call &call)
{
    const Arguments &arguments = call.arguments();
    const QString role =
        arguments.has(u"role"_s) ? arguments.value(u"role"_s).toLower() : u"commander"_s;
    const bool accepts = arguments.has(u"accept"_s);
    const QString person = arguments.value(accepts ? u"accept"_s : u"to"_s).trimmed();
    if (person.isEmpty())
        return wrongUsage(u"The name is empty."_s);
    const auto open = call.openCurrent();
    if (!open)
        return refused(open.error());
    OpenIncident &incident = **open;
    if (accepts && !incident.incident().holdersOf(role).contains(person))
        return refused(
            u"\"%1\" does not have the role %2; hand it over first with --to."_s.arg(person, role));
    if (accepts) {
        incident.acceptHandoff(role, person);
    } else {
        const HandoffBrief brief = handoffBrief(incident.incident(), Instant::now(), userCadence());
        incident.handOver(
            role, person,
            handoffMarkdown(handoffText(brief, HandoffShape::Brief, defaultAuthor())).trimmed());
    }
    if (const auto settled = call.settle(); !settled)
        return settled;
    if (call.json())
        call.print(QJsonObject{
            {u"incident"_s, incident.id().text()}, {u"role"_s, role}, {u"person"_s, person}});
    return {};
}

Outcome handoff(Call &call)
{
    const Arguments &arguments = call.arguments();
    if (!arguments.words().isEmpty())
        return wrongUsage(u"\"%1\" is one word too many."_s.arg(arguments.words().first()));
    const bool gives = arguments.has(u"to"_s);
    const bool accepts = arguments.has(u"accept"_s);
    if (gives && accepts)
        return wrongUsage(u"It is handed over or accepted, not both at once."_s);
    if (arguments.has(u"role"_s) && !gives && !accepts)
        return wrongUsage(u"A role belongs to --to or --accept."_s);
    const auto wanted = formatsOf(arguments);
    if (!wanted)
        return std::unexpected(wanted.error());
    if (gives || accepts)
        return transfer(call);
    const auto id = call.currentIncident();
    const auto incident = id ? call.read(*id) : std::unexpected(id.error());
    if (!incident)
        return refused(incident.error());
    const HandoffBrief brief = handoffBrief(*incident, Instant::now(), userCadence());
    if (call.json() && !arguments.has(u"out"_s)) {
        call.print(handoffDocument(brief));
        return {};
    }
    return write(call, *incident, brief, *wanted);
}

} // namespace

QList<Command> handoffCommands()
{
    return {
        {.name = u"handoff"_s,
         .form =
             u"[--incident ID] [--format FORMAT] [--out DIR] [--to NAME|--accept NAME [--role ROLE]]"_s,
         .summary =
             u"prints what somebody who takes over needs to know, hands a role over, or says that it was taken over"_s,
         .options =
             {{u"incident"_s, u"ID"_s, u"the incident; else the one that is active"_s},
              {u"format"_s, u"FORMAT"_s,
               u"md, html, pdf, ics201, ics201-html or ics201-pdf; several with commas and --out"_s},
              {u"out"_s, u"DIR"_s, u"writes files into this folder and prints their paths"_s},
              {u"to"_s, u"NAME"_s, u"hands the role over to NAME, and logs it with the brief"_s},
              {u"accept"_s, u"NAME"_s, u"logs that NAME has taken it over"_s},
              {u"role"_s, u"ROLE"_s, u"the role; else commander"_s}},
         .run = handoff,
         .paints = true},
    };
}

} // namespace Bridgelog
