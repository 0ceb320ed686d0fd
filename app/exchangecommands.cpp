// SPDX-License-Identifier: GPL-3.0-or-later
#include "call.h"
#include "importrun.h"

#include "incident/zones.h"
#include "journal/attachmentreader.h"
#include "postmortem/document.h"
#include "postmortem/frontmatter.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

std::expected<QList<ExportFormat>, Failure> formatsOf(const Arguments &arguments)
{
    if (!arguments.has(u"format"_s))
        return QList<ExportFormat>(usualFormats.begin(), usualFormats.end());
    if (arguments.value(u"format"_s) == u"all"_s)
        return QList<ExportFormat>(exportFormats.begin(), exportFormats.end());
    QList<ExportFormat> formats;
    for (const QString &word : arguments.value(u"format"_s).split(u',', Qt::SkipEmptyParts)) {
        const auto format = formatFromWord(word.trimmed());
        if (!format)
            return wrongUsage(u"\"%1\" is no format that is written here; these are: %2."_s.arg(
                word, formatWords().join(u", "_s)));
        if (!formats.contains(*format))
            formats.append(*format);
    }
    if (formats.isEmpty())
        return wrongUsage(
            u"No format is named; these are written: %1."_s.arg(formatWords().join(u", "_s)));
    return formats;
}

std::expected<RedactionRules, Failure> redactionOf(const Arguments &arguments)
{
    RedactionRules rules{
        .words = arguments.values(u"redact-word"_s), .keep = arguments.values(u"keep"_s)};
    for (const QString &text : arguments.value(u"redact"_s).split(u',', Qt::SkipEmptyParts)) {
        const QString name = text.trimmed().toLower();
        const auto it = std::ranges::find(secretKinds, name, [](SecretKind k) { return word(k); });
        if (it != std::end(secretKinds))
            rules.kinds |= *it;
        else if (name == u"all"_s)
            rules.kinds = everySecretKind();
        else
            return wrongUsage(
                u"\"%1\" cannot be redacted; these can: people, hosts, addresses, mails, phones, tokens, or all."_s
                    .arg(text));
    }
    return rules;
}

Result<QString> frontMatterNamed(const QString &name)
{
    if (name == u"usual"_s)
        return usualFrontMatter();
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(u"The front matter %1 cannot be read: %2."_s.arg(name, file.errorString()));
    return QString::fromUtf8(file.readAll());
}

std::expected<ExportOptions, Failure> exportOptionsOf(const Arguments &arguments)
{
    ExportOptions options;
    if (arguments.has(u"template"_s)) {
        options.templateName = arguments.value(u"template"_s);
        if (!postmortemTemplates().contains(options.templateName))
            return wrongUsage(u"There is no template \"%1\"; there are %2."_s.arg(
                options.templateName, postmortemTemplates().join(u", "_s)));
    }
    if (arguments.has(u"audience"_s)) {
        const auto audience = fromWord<Audience>(arguments.value(u"audience"_s));
        if (!audience)
            return wrongUsage(u"\"%1\" is no audience; it is internal or public."_s.arg(
                arguments.value(u"audience"_s)));
        options.audience = *audience;
    }
    if (arguments.has(u"front-matter"_s)) {
        const auto source = frontMatterNamed(arguments.value(u"front-matter"_s));
        if (!source)
            return refused(source.error());
        options.frontMatter = *source;
    }
    const auto rules = redactionOf(arguments);
    if (!rules)
        return std::unexpected(rules.error());
    options.redaction = *rules;
    return options;
}

/// The incidents of `names`, each once; refuses two whose files would have one name.
Result<QList<Incident>> incidentsNamed(Call &call, const QStringList &names)
{
    QList<Incident> incidents;
    QSet<QString> fileNames;
    for (const QString &name : names) {
        const auto id = call.incidentNamed(name);
        if (!id)
            return std::unexpected(id.error());
        if (std::ranges::contains(incidents, *id, &Incident::id))
            continue;
        auto incident = call.read(*id);
        if (!incident)
            return std::unexpected(incident.error());
        const QString fileName = exportFileName(*incident, ExportFormat::Markdown);
        if (fileNames.contains(fileName))
            return refuse(
                u"Two of these incidents would both be written to %1; export them into different folders."_s
                    .arg(fileName));
        fileNames.insert(fileName);
        incidents.append(*std::move(incident));
    }
    return incidents;
}

/// What would go from each incident, where it stands, and which pictures have to be looked at.
void printRemoved(Call &call, const QList<Incident> &incidents, const ExportOptions &options)
{
    QJsonArray list;
    QJsonArray pictures;
    QStringList lines;
    QStringList notes;
    for (const Incident &incident : incidents) {
        const Redaction redaction = redacted(incident, options.redaction);
        for (const QString &name : shownPictures(redaction.incident, options.audience)) {
            pictures.append(QJsonObject{{u"incident"_s, incident.id.text()}, {u"name"_s, name}});
            notes.append(u"The picture %1 stays as it is; look at it."_s.arg(name));
        }
        for (const Removed &removed : redaction.removed) {
            list.append(QJsonObject{
                {u"incident"_s, incident.id.text()},
                {u"kind"_s, word(removed.kind)},
                {u"text"_s, removed.text},
                {u"replacement"_s, removed.replacement},
                {u"count"_s, removed.count},
                {u"places"_s, QJsonArray::fromStringList(removed.places)}});
            lines.append(u"%1: “%2” becomes “%3”, %4 × (%5)"_s.arg(
                word(removed.kind), removed.text.simplified(), removed.replacement,
                QString::number(removed.count), removed.places.join(u"; "_s)));
        }
    }
    if (lines.isEmpty())
        lines.append(u"Nothing would be removed."_s);
    if (call.json())
        call.print(QJsonObject{{u"removed"_s, list}, {u"pictures"_s, pictures}});
    else
        call.print((lines + notes).join(u'\n'));
}

Outcome exportIncidents(Call &call)
{
    const Arguments &arguments = call.arguments();
    const QString folder = arguments.value(u"out"_s);
    const bool preview = arguments.has(u"preview"_s);
    if (arguments.words().isEmpty())
        return wrongUsage(u"No incident is named."_s);
    if (folder.isEmpty() && !preview)
        return wrongUsage(u"The folder is missing."_s);
    const auto formats = formatsOf(arguments);
    if (!formats)
        return std::unexpected(formats.error());
    auto options = exportOptionsOf(arguments);
    if (!options)
        return std::unexpected(options.error());
    const auto incidents = incidentsNamed(call, arguments.words());
    if (!incidents)
        return refused(incidents.error());
    if (preview) {
        printRemoved(call, *incidents, *options);
        return {};
    }
    if (!QDir().mkpath(folder))
        return refused(u"The folder %1 cannot be made."_s.arg(folder));
    if (const auto journal = call.journal(Journal::Access::Read))
        options->attached = attachmentBytes(**journal, largestPicture);
    QStringList files;
    for (const Incident &incident : *incidents) {
        const auto written = exportTo(folder, incident, *formats, *options);
        if (!written)
            return refused(written.error());
        files += *written;
    }
    if (call.json())
        call.print(QJsonObject{{u"files"_s, QJsonArray::fromStringList(files)}});
    else
        call.print(files.join(u'\n'));
    return {};
}

/// An IANA zone, or a label like CEST or +02:00 that has one meaning.
Result<QTimeZone> importZone(const QString &text)
{
    if (const auto zone = zoneNamed(text))
        return *zone;
    const auto readings = zoneReadings(text);
    if (readings.isEmpty())
        return zoneOf(text);
    if (readings.size() == 1) {
        if (const int *offset = std::get_if<int>(&readings.first().zone))
            return QTimeZone::fromSecondsAheadOfUtc(*offset);
        return std::get<QTimeZone>(readings.first().zone);
    }
    QStringList meanings;
    for (const ZoneReading &reading : readings)
        meanings.append(reading.meaning);
    return refuse(u"\"%1\" may be %2; write the zone like Europe/London."_s.arg(
        text, meanings.join(u" or "_s)));
}

Outcome importFiles(Call &call)
{
    const Arguments &arguments = call.arguments();
    if (arguments.words().isEmpty())
        return wrongUsage(u"No file is named."_s);
    ImportOptions options{
        .format = arguments.value(u"as"_s), .infer = !arguments.has(u"no-infer"_s)};
    if (arguments.has(u"zone"_s)) {
        const auto zone = importZone(arguments.value(u"zone"_s));
        if (!zone)
            return refused(zone.error());
        options.zone = *zone;
    }
    if (arguments.has(u"date"_s)) {
        const QString text = arguments.value(u"date"_s);
        const QDate date = QDate::fromString(text, Qt::ISODate);
        if (!date.isValid() || text.size() != 10)
            return wrongUsage(u"\"%1\" is no date; write it as YYYY-MM-DD."_s.arg(text));
        options.date = date;
    }
    ImportRun run(call, options);
    if (const auto planned = run.plan(arguments.words()); !planned)
        return refused(planned.error());
    if (const auto written = run.write(arguments.has(u"dry-run"_s)); !written)
        return refused(written.error());
    run.print();
    return {};
}

} // namespace

QList<Command> exchangeCommands()
{
    return {
        {.name = u"export"_s,
         .form =
             u"ID… [--format LIST|all] [--template NAME] [--audience internal|public] [--front-matter usual|FILE] [--redact LIST|all] [--redact-word WORD]… [--keep WORD]… [--preview] --out DIR"_s,
         .summary = u"writes one file a format, named YYYY-MM-DD-title, and prints their paths"_s,
         .options =
             {{u"format"_s, u"LIST"_s,
               u"md, html, pdf, odt, docx, json, csv are written where none is named; also %1; or all"_s
                   .arg(formatWords().sliced(usualFormats.size()).join(u", "_s))},
              {u"template"_s, u"NAME"_s, postmortemTemplates().join(u", "_s)},
              {u"audience"_s, u"internal|public"_s, u"public leaves out what is internal"_s},
              {u"front-matter"_s, u"usual|FILE"_s,
               u"YAML before the Markdown; {{ title }} and the like are filled in"_s},
              {u"redact"_s, u"LIST"_s,
               u"takes out people, hosts, addresses, mails, phones, tokens, or all; an export that still tells one is refused"_s},
              {u"redact-word"_s, u"WORD"_s, u"takes out that, too"_s, true},
              {u"keep"_s, u"WORD"_s, u"lets that stay: a host, a domain, a name"_s, true},
              {u"preview"_s, {}, u"writes nothing; prints what would go, and where it stands"_s},
              {u"out"_s, u"DIR"_s, u"the folder to write to"_s}},
         .run = exportIncidents,
         .paints = true},
        {.name = u"import"_s,
         .form =
             u"FILE… [--as FORMAT] [--zone ZONE] [--date YYYY-MM-DD] [--no-infer] [--dry-run]"_s,
         .summary =
             u"takes in postmortems and status pages; prints what came in, what was inferred, and what was not understood"_s,
         .options =
             {{u"as"_s, u"FORMAT"_s, u"statuspage-text or json; else recognised by content"_s},
              {u"zone"_s, u"ZONE"_s, u"the zone of times that name none"_s},
              {u"date"_s, u"YYYY-MM-DD"_s, u"the day, where the material lacks it or its year"_s},
              {u"no-infer"_s, {}, u"takes no times or phases from prose"_s},
              {u"dry-run"_s, {}, u"writes nothing"_s}},
         .run = importFiles},
    };
}

} // namespace Bridgelog
