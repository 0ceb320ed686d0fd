// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/rehearsal.h"

#include "session/rehearsalstage.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

/// "1:40" or "95:00", minutes and seconds, in µs; -1 where it is neither.
qint64 offsetOf(const QString &text)
{
    const QStringList parts = text.split(u':');
    if (parts.size() != 2)
        return -1;
    bool isMinutes = false;
    bool isSeconds = false;
    const qint64 minutes = parts[0].toLongLong(&isMinutes);
    const qint64 seconds = parts[1].toLongLong(&isSeconds);
    return isMinutes && isSeconds ? minutes * Instant::minute + seconds * Instant::second : -1;
}

} // namespace

Result<Rehearsal> Rehearsal::shipped()
{
    QFile file(u":/bridgelog/samples/drill.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(u"The rehearsal that comes with the program is missing from it."_s);
    return read(file.readAll());
}

Result<Rehearsal> Rehearsal::read(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return refuse(u"The rehearsal is no JSON: %1."_s.arg(error.errorString()));
    Rehearsal rehearsal;
    rehearsal.m_name = root[u"name"].toString();
    rehearsal.m_title = root[u"title"].toString();
    rehearsal.m_zone = root[u"zone"].toString(u"UTC"_s);
    rehearsal.m_organisation = root[u"organisation"].toString();
    rehearsal.m_steps = root[u"steps"].toArray();
    if (root[u"rehearsal"].toInt() != 1 || rehearsal.m_title.isEmpty()
        || rehearsal.m_steps.isEmpty())
        return refuse(
            u"This is no rehearsal that can be played: it needs \"rehearsal\": 1, a title and steps."_s);
    if (const auto trial = rehearsal.perform({}); !trial)
        return std::unexpected(trial.error());
    return rehearsal;
}

qint64 Rehearsal::length() const { return offsetOf(m_steps.last()[u"after"].toString()); }

IncidentId Rehearsal::incidentId(Instant start) const
{
    return RehearsalStage(m_name, start).incidentId();
}

QList<Rehearsal::Step> Rehearsal::play(Instant start) const
{
    return perform(start).value_or(QList<Step>()); // it was performed once as it was read
}

Result<QList<Rehearsal::Step>> Rehearsal::perform(Instant start) const
{
    RehearsalStage stage(m_name, start);
    stage.setScene(m_title, m_zone, m_organisation);
    QList<Step> steps;
    qint64 before = 0;
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        const QJsonObject step = m_steps[i].toObject();
        const qint64 offset = offsetOf(step[u"after"].toString());
        if (offset < before)
            return refuse(
                u"Step %1 of the rehearsal has no time, or one before the step in front of it."_s
                    .arg(i + 1));
        before = offset;
        const Instant at{start.us + offset};
        const auto told = stage.perform(step, at);
        if (!told)
            return refuse(u"Step %1 of the rehearsal cannot be played: %2"_s.arg(
                QString::number(i + 1), told.error().sentence));
        steps.append({.at = at, .tells = *told, .events = stage.takeEvents()});
    }
    return steps;
}

} // namespace Bridgelog
