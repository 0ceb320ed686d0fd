// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

namespace Bridgelog {

/// How a figure stands. A missing one is never zero.
enum class MetricStatus : quint8 {
    Recorded,
    Pending,
    NotApplicable,
    Invalid
};

/// A span between two milestones, by a published definition.
struct Metric {
    QString name; ///< "time_to_detect"
    QString definition; ///< whose: "FireHydrant"; empty for our own default
    QString formula; ///< "detected − impact_started"
    MetricStatus status = MetricStatus::Pending;
    std::optional<qint64> us; ///< only when Recorded
    bool approximate = false; ///< one end is only approximately known
    friend bool operator==(const Metric &, const Metric &) = default;
};

/// impact, time_to_detect, time_to_acknowledge, time_to_mitigate, time_to_resolve. Impact runs from
/// impact_started to recovered, else mitigated, else resolved; acknowledge runs from detected, the
/// others from impact_started.
QList<Metric> durations(const Incident &incident);

/// The same words as different vendors define them (see DOMAIN: Atlassian, Datadog, FireHydrant,
/// FireFighter, OneUptime, Keep, PagerDuty), each with its formula.
QList<Metric> publishedMetrics(const Incident &incident);

/// "1h 04m", "35m", "34m 46s", "2d 03h": the two largest units; seconds only below an hour and
/// where there are any.
QString spokenDuration(qint64 us);
/// What the clock of an incident counts: from impact (else declared, else the first record) to its
/// end or to `now`.
struct Elapsed {
    qint64 us = 0;
    bool running = true;
    bool sinceImpact = true; ///< false: since it was declared
};
Elapsed elapsed(const Incident &incident, Instant now);
/// When the next public update is due, by severity (15, 20, 60 minutes; none from SEV 4 on),
/// doubled two hours in. Counted from the last public update, else from declared. Nothing once the
/// incident is over.
std::optional<Instant> nextUpdateDue(const Incident &incident, Instant now);

} // namespace Bridgelog
