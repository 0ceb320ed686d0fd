// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importer.h"

#include "exchange/documentplan.h"
#include "exchange/incidentjson.h"
#include "exchange/pastedpage.h"
#include "exchange/proseplan.h"
#include "exchange/recognition.h"
#include "exchange/statuspageplan.h"
#include "exchange/textdecoding.h"
#include "incident/entry.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static constexpr qint64 largestText = 64LL * 1024 * 1024;

/// The same text pasted twice is the same text, whatever saved it: the key is made of the decoded
/// form.
static QString keyOf(const QString &text)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(text.trimmed().toUtf8(), QCryptographicHash::Sha256).toHex());
}

static Result<ImportPlan>
planPage(const QString &text, const QString &name, const ImportOptions &options)
{
    const PastedPage page = pastedPage(text);
    auto plan = page.isStatusPage() ? planStatusPage(page, text, name, options)
                                    : planProse(page, text, name, options);
    if (plan)
        plan->format = u"statuspage-text"_s;
    return plan;
}

static Result<ImportPlan>
planText(const QString &text, const QString &name, const ImportOptions &options)
{
    auto plan = options.format.isEmpty() && isOwnDocument(text) ? planDocument(text, name, options)
                                                                : planPage(text, name, options);
    if (!plan)
        return plan;
    for (ImportedIncident &incident : plan->incidents)
        incident.key = keyOf(text);
    return plan;
}

/// Closes each incident's bodies with what the import itself has to say.
static void sign(ImportPlan &plan, const QString &name)
{
    for (ImportedIncident &incident : plan.incidents)
        incident.bodies.append(Imported{
            .format = plan.format,
            .name = name,
            .key = incident.key,
            .inferred = plan.inferred,
            .warnings = plan.warnings,
            .ignored = plan.ignored});
}

static Result<ImportPlan>
planNamed(const QByteArray &content, const QString &name, const ImportOptions &options)
{
    if (content.size() > largestText)
        return refuse(u"%1 is larger than the 64 MiB that an import may have."_s.arg(name));
    const auto what = recognised(content, name, options.format);
    if (!what)
        return std::unexpected(what.error());
    if (*what == Material::IncidentJson) {
        auto plan = planIncidentJson(content, name);
        if (plan)
            sign(*plan, name);
        return plan;
    }
    const auto decoded = decodedText(content, name);
    if (!decoded)
        return std::unexpected(decoded.error());
    auto plan = planText(decoded->text, name, options);
    if (!plan)
        return plan;
    plan->warnings = decoded->warnings + plan->warnings;
    sign(*plan, name);
    return plan;
}

QList<Event> eventsOf(const ImportedIncident &incident, const IncidentId &id, Instant now)
{
    QList<Event> events;
    events.reserve(incident.bodies.size());
    for (const EventBody &body : incident.bodies)
        events.append(Event::make(id, body, importAuthor, now));
    return events;
}

Result<ImportPlan>
planImport(const QByteArray &content, const QString &fileName, const ImportOptions &options)
{
    auto plan = planNamed(content, QFileInfo(fileName).fileName(), options);
    if (!plan) // whatever it quotes, a sentence is one line
        plan.error().sentence = plan.error().sentence.simplified();
    return plan;
}

} // namespace Bridgelog
