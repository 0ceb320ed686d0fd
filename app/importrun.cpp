// SPDX-License-Identifier: GPL-3.0-or-later
#include "importrun.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr qint64 mostBytes = 64LL * 1024 * 1024;

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    const bool isOpen =
        path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen || QFileInfo(path).isDir())
        return refuse(u"The file %1 cannot be read."_s.arg(path), file.errorString());
    QByteArray content = file.read(mostBytes + 1);
    if (content.size() > mostBytes)
        return refuse(u"The file %1 is larger than 64 MiB and is not taken in."_s.arg(path));
    return content;
}

Incident folded(const QList<Event> &events)
{
    Incident incident;
    for (const Event &event : events)
        applyTo(incident, event);
    return incident;
}

} // namespace

Result<> ImportRun::plan(const QStringList &paths)
{
    for (const QString &path : paths) {
        const auto content = contentOf(path);
        if (!content)
            return std::unexpected(content.error());
        const QString name = path == "-"_L1 ? QString() : QFileInfo(path).fileName();
        auto plan = planImport(*content, name, m_options);
        if (!plan)
            return std::unexpected(plan.error());
        m_plans.append(*std::move(plan));
    }
    return {};
}

Result<> ImportRun::write(bool isRehearsal)
{
    for (const ImportPlan &plan : std::as_const(m_plans)) {
        if (isRehearsal) {
            for (const ImportedIncident &incident : plan.incidents)
                m_outcomes.append(
                    {.title = incident.title,
                     .entries = folded(eventsOf(incident, {}, {})).timeline.size()});
        } else if (const auto written = writeAll(plan.incidents); !written) {
            return written;
        }
    }
    return {};
}

Result<> ImportRun::writeAll(const QList<ImportedIncident> &incidents)
{
    const auto journal = m_call.journal(Journal::Access::Write);
    if (!journal)
        return std::unexpected(journal.error());
    for (const ImportedIncident &incident : incidents) {
        const auto known = Archive(**journal).imported({incident.key});
        if (!known)
            return std::unexpected(known.error());
        if (const auto id = known->constFind(incident.key); id != known->constEnd()) {
            m_outcomes.append({.id = *id, .title = incident.title, .isNew = false});
            continue;
        }
        const IncidentId id = IncidentId::make();
        const QList<Event> events = eventsOf(incident, id, Instant::now());
        (*journal)->append(events);
        if (const auto flushed = (*journal)->flush(); !flushed)
            return flushed;
        m_outcomes.append(
            {.id = id, .title = incident.title, .entries = folded(events).timeline.size()});
    }
    return {};
}

void ImportRun::print() const
{
    if (!m_call.json()) {
        printText();
        return;
    }
    QJsonArray incidents;
    for (const Outcome &outcome : m_outcomes) {
        incidents.append(QJsonObject{
            {u"id"_s, outcome.id.isNull() ? QJsonValue() : QJsonValue(outcome.id.text())},
            {u"title"_s, outcome.title},
            {u"new"_s, outcome.isNew},
            {u"entries"_s, outcome.entries}});
    }
    QStringList inferred, warnings, ignored;
    for (const ImportPlan &plan : m_plans) {
        inferred += plan.inferred;
        warnings += plan.warnings;
        ignored += plan.ignored;
    }
    m_call.print(QJsonObject{
        {u"incidents"_s, incidents},
        {u"inferred"_s, QJsonArray::fromStringList(inferred)},
        {u"warnings"_s, QJsonArray::fromStringList(warnings)},
        {u"ignored"_s, QJsonArray::fromStringList(ignored)}});
}

void ImportRun::printText() const
{
    for (const Outcome &outcome : m_outcomes) {
        const QString what = !outcome.isNew ? u"is there already; nothing was added"_s
            : outcome.id.isNull() ? u"%1 entries; nothing was written"_s.arg(outcome.entries)
                                  : u"%1 entries"_s.arg(outcome.entries);
        const QString id = outcome.id.isNull() ? QString() : outcome.id.text() + u"  "_s;
        m_call.print(u"%1%2: %3"_s.arg(id, onOneLine(outcome.title), what));
    }
    const auto list = [this](const QString &what, const QStringList &sentences) {
        for (const QString &sentence : sentences)
            m_call.print(u"  %1: %2"_s.arg(what, onOneLine(sentence)));
    };
    for (const ImportPlan &plan : m_plans) {
        list(u"inferred"_s, plan.inferred);
        list(u"warning"_s, plan.warnings);
        list(u"ignored"_s, plan.ignored);
    }
}

} // namespace Bridgelog
