// SPDX-License-Identifier: GPL-3.0-or-later
#include "call.h"

#include "incident/timegrammar.h"
#include "incident/zones.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Bridgelog {

Call::Call(const Arguments &arguments, const QString &archivePath)
    : m_arguments(arguments)
    , m_archivePath(archivePath)
{
}

QString Call::archivePath() const
{
    return m_archivePath.isEmpty() ? Journal::defaultPath() : m_archivePath;
}

bool Call::isFirstUse() const
{
    return m_archivePath.isEmpty() && !QFileInfo::exists(archivePath());
}

Result<Journal *> Call::journal(Journal::Access access)
{
    if (!m_journal) {
        auto opened = Journal::open(archivePath(), access);
        if (!opened)
            return std::unexpected(opened.error());
        m_journal = std::move(*opened);
    }
    return m_journal.get();
}

static QString named(const IncidentSummary &incident)
{
    return u"%1 (%2)"_s.arg(incident.id.text(), incident.title);
}

static QString listed(const QList<IncidentSummary> &incidents)
{
    constexpr qsizetype most = 5;
    QStringList names;
    for (const IncidentSummary &incident : incidents.first(std::min(most, incidents.size())))
        names.append(named(incident));
    if (incidents.size() > most)
        names.append(u"and %1 more"_s.arg(incidents.size() - most));
    return names.join(u", "_s);
}

Result<IncidentId> Call::incidentNamed(const QString &text)
{
    const auto opened = journal(Journal::Access::Read);
    if (!opened)
        return std::unexpected(opened.error());
    auto all = Archive(**opened).list();
    if (!all)
        return std::unexpected(all.error());
    const QString wanted = text.toLower();
    all->removeIf([&](const IncidentSummary &each) { return !each.id.text().startsWith(wanted); });
    if (text.isEmpty() || all->isEmpty())
        return refuse(u"There is no incident \"%1\" in %2."_s.arg(text, archivePath()));
    if (all->size() > 1)
        return refuse(
            u"\"%1\" begins several ids; write more of it: %2."_s.arg(text, listed(*all)));
    return all->first().id;
}

Result<IncidentId> Call::currentIncident()
{
    const auto opened = journal(Journal::Access::Read);
    if (!opened)
        return std::unexpected(opened.error());
    if (m_arguments.has(u"incident"_s))
        return incidentNamed(m_arguments.value(u"incident"_s));
    auto all = Archive(**opened).list();
    if (!all)
        return std::unexpected(all.error());
    all->removeIf([](const IncidentSummary &each) { return !each.isActive(); });
    if (all->isEmpty())
        return refuse(u"No incident is active; declare one, or name one with --incident."_s);
    if (all->size() > 1)
        return refuse(
            u"Several incidents are active; name one with --incident: %1."_s.arg(listed(*all)));
    return all->first().id;
}

Result<std::unique_ptr<OpenIncident>> Call::openCurrent()
{
    if (isFirstUse() && !m_arguments.has(u"incident"_s))
        return refuse(u"No incident is active; declare one first."_s);
    const auto opened = journal(Journal::Access::Write);
    if (!opened)
        return std::unexpected(opened.error());
    const auto id = currentIncident();
    if (!id)
        return std::unexpected(id.error());
    return OpenIncident::open(**opened, *id, defaultAuthor());
}

Result<Incident> Call::read(const IncidentId &id)
{
    const auto opened = journal(Journal::Access::Read);
    if (!opened)
        return std::unexpected(opened.error());
    const auto events = (*opened)->events(id);
    if (!events)
        return std::unexpected(events.error());
    Incident incident;
    for (const Event &event : *events)
        applyTo(incident, event);
    return incident;
}

Outcome Call::settle()
{
    if (const auto flushed = m_journal->flush(); !flushed)
        return refused(flushed.error());
    return {};
}

void Call::print(const QString &text) const { print(text.toUtf8() + '\n'); }

void Call::print(const QJsonObject &document) const { print(QJsonDocument(document).toJson()); }

void Call::print(const QByteArray &bytes) const
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
    std::fflush(stdout);
}

QString defaultAuthor()
{
    for (const char *variable : {"BRIDGELOG_AUTHOR", "USER", "LOGNAME"}) {
        const QString name = qEnvironmentVariable(variable).trimmed();
        if (!name.isEmpty())
            return name;
    }
    return u"responder"_s;
}

Result<Moment> momentOf(const QString &text, const QTimeZone &zone)
{
    auto moment = parseTime(text, {.now = Instant::now(), .zone = zone});
    if (moment)
        return *std::move(moment);
    QStringList labels;
    for (const TimeQuestion::Choice &choice : moment.error().choices)
        labels.append(choice.label);
    const QString &sentence = moment.error().sentence;
    return refuse(
        labels.isEmpty() ? sentence : u"%1 Choose: %2."_s.arg(sentence, labels.join(u" or "_s)));
}

Result<QTimeZone> zoneOf(const QString &name)
{
    if (const auto zone = zoneNamed(name))
        return *zone;
    return refuse(
        u"\"%1\" is no time zone known here; write one like Europe/Berlin, America/New_York or UTC."_s
            .arg(name));
}

QString shown(const QString &text)
{
    QString safe = text;
    for (QChar &c : safe) {
        const char16_t code = c.unicode();
        if (code < 0x20 && code != u'\n' && code != u'\t')
            c = QChar(static_cast<char16_t>(0x2400 + code)); // the picture of the control character
        else if (code >= 0x7f && code < 0xa0)
            c = QChar::ReplacementCharacter;
    }
    return safe;
}

QString onOneLine(const QString &text) { return shown(text.simplified()); }

QString shownTime(Instant instant, const QTimeZone &zone, Precision precision)
{
    const LocalTime local = localTime(instant, zone);
    QString day = local.date.toString(Qt::ISODate);
    if (precision == Precision::Day)
        return day;
    const QString clock =
        local.time.toString(precision == Precision::Second ? u"HH:mm:ss"_s : u"HH:mm"_s);
    return u"%1 %2%3 %4"_s.arg(
        day, precision == Precision::Approximate ? u"~"_s : QString(), clock, local.abbreviation);
}

} // namespace Bridgelog
