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
    using Verb = Result<QString> (RehearsalStage::*)(const QJsonObject &words);
    static const QHash<QString, Verb> &verbs();

    Result<QString> declare(const QJsonObject &words);
    Result<QString> role(const QJsonObject &words);
    Result<QString> tick(const QJsonObject &words);
    Result<QString> skip(const QJsonObject &words);
    Result<QString> component(const QJsonObject &words);
    Result<QString> log(const QJsonObject &words);
    Result<QString> hypothesis(const QJsonObject &words);
    Result<QString> revise(const QJsonObject &words);
    Result<QString> strike(const QJsonObject &words);
    Result<QString> milestone(const QJsonObject &words);
    Result<QString> phase(const QJsonObject &words);
    Result<QString> severity(const QJsonObject &words);
    Result<QString> update(const QJsonObject &words);
    Result<QString> section(const QJsonObject &words);
    Result<QString> action(const QJsonObject &words);
    Result<QString> postmortem(const QJsonObject &words);

    QUuid makeId();
    void record(EventBody body);
    Result<Moment> momentOf(const QString &text) const;
    Result<EntryId> entryNamed(const QString &name) const;
    const ChecklistItem *nextItem(const QString &role) const;

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
