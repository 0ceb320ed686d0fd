// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

namespace Bridgelog {

/// Folds events whose ids and times are the same on every run.
class Story {
public:
    explicit Story(const QString &start);

    /// Records `body` at a time of day of the story's date, UTC ("15:24", "15:24:31"), or now if
    /// empty.
    Story &tell(EventBody body, const QString &time = {});
    Story &
    log(EntryKind kind, const QString &time, const QString &text,
        const QString &author = QStringLiteral("scribe"));
    EntryId nextEntry();
    ActionId nextAction();
    QUuid nextId();
    Moment at(const QString &time, Precision precision = Precision::Minute) const;
    Instant instant(const QString &time) const;

    Incident incident;

private:
    QString m_date;
    Instant m_now;
    quint32 m_count = 0;
};

/// A rehearsed outage with every kind of entry, time and text.
Incident sampleIncident();
/// Text that tries to become markup, in every field that takes text.
Incident hostileIncident(const QString &text);
/// So many short entries over a day.
Incident longIncident(int entries);

} // namespace Bridgelog
