// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/importing.h"

#include "archive/archive.h"
#include "incident/incident.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr qint64 mostBytes = 64LL * 1024 * 1024;

QString tr(const char *text) { return QCoreApplication::translate("Bridgelog::Import", text); }

} // namespace

Result<ImportSource> readImport(const QString &path)
{
    const QFileInfo info(path);
    QFile file(path);
    if (info.isDir() || !file.open(QIODevice::ReadOnly))
        return refuse(tr("The file %1 cannot be read.").arg(path), file.errorString());
    const QByteArray content = file.read(mostBytes + 1);
    if (content.size() > mostBytes)
        return refuse(tr("The file %1 is larger than 64 MiB and is not taken in.").arg(path));
    return ImportSource{.content = content, .name = info.fileName()};
}

QFuture<Result<ImportOutcome>> writeImport(Journal &journal, const ImportPlan &plan)
{
    ImportOutcome outcome;
    QStringList keys;
    for (const ImportedIncident &incident : plan.incidents)
        keys.append(incident.key);
    const auto known = Archive(journal).imported(keys);
    if (!known)
        return QtFuture::makeReadyValueFuture(
            Result<ImportOutcome>(std::unexpected(known.error())));
    QList<Event> events;
    for (const ImportedIncident &incident : plan.incidents) {
        if (const auto id = known->constFind(incident.key); id != known->constEnd()) {
            ++outcome.known;
            outcome.first = outcome.first.value_or(*id);
            continue;
        }
        const IncidentId id = IncidentId::make();
        events += eventsOf(incident, id, Instant::now());
        ++outcome.added;
        outcome.first = outcome.first.value_or(id);
    }
    if (events.isEmpty())
        return QtFuture::makeReadyValueFuture(Result<ImportOutcome>(outcome));
    return journal.append(events).then(
        [outcome](const Result<QList<Event>> &written) -> Result<ImportOutcome> {
            if (!written)
                return std::unexpected(written.error());
            return outcome;
        });
}

int entriesOf(const ImportedIncident &incident)
{
    Incident folded;
    for (const Event &event : eventsOf(incident, {}, {}))
        applyTo(folded, event);
    return folded.timeline.size();
}

} // namespace Bridgelog
