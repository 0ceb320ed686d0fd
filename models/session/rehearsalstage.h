// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"
#include "incident/incident.h"

#include <QHash>
#include <QJsonObject>

namespace Bridgelog {

/// Where a rehearsal's steps become events: each verb of the script, with ids made of the script's
/// name and the start.
class RehearsalStage {
public:
    RehearsalStage(const QString &name, Instant start);

    IncidentId incidentId() const { return m_incidentId; }
    void setScene(const QString &title, const QString &zone, const QString &organisation);
    /// Plays one step at `at`; what it tells. Its events are taken with `takeEvents`.
    Result<QString> perform(const QJsonObject &step, Instant at);
    QList<Event> takeEvents() { return std::exchange(m_events, {}); }

private:
    using Verb = Result<QString> (RehearsalStage::*)(const QJsonValue &words);
    static const QHash<QString, Verb> &verbs();

    Result<QString> declare(const QJsonValue &words);
    Result<QString> role(const QJsonValue &words);
    Result<QString> tick(const QJsonValue &words);
    Result<QString> skip(const QJsonValue &words);
    Result<QString> component(const QJsonValue &words);
    Result<QString> log(const QJsonValue &words);
    Result<QString> hypothesis(const QJsonValue &words);
    Result<QString> revise(const QJsonValue &words);
    Result<QString> strike(const QJsonValue &words);
    Result<QString> milestone(const QJsonValue &words);
    Result<QString> phase(const QJsonValue &words);
    Result<QString> severity(const QJsonValue &words);
    Result<QString> update(const QJsonValue &words);
    Result<QString> section(const QJsonValue &words);
    Result<QString> action(const QJsonValue &words);
    Result<QString> postmortem(const QJsonValue &words);

    QUuid makeId();
    void record(EventBody body);
    Result<Moment> momentOf(const QString &text) const;
    Result<EntryId> entryNamed(const QString &name) const;
    Result<QString> textOfItem(const QString &id) const;

    QString m_name;
    Instant m_start;
    IncidentId m_incidentId;
    int m_idsMade = 0;
    QString m_title;
    QString m_zone;
    QString m_organisation;
    Instant m_now;
    QString m_author;
    Incident m_incident; ///< so far
    QHash<QString, EntryId> m_entries; ///< by the names that the script gives them
    QList<Event> m_events;
};

} // namespace Bridgelog
