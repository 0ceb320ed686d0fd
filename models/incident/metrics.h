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
    MetricStatus status = MetricStatus::Pending; ///< Pending: an end may still come; Invalid: it
                                                 ///< ends before it starts
    std::optional<qint64> us; ///< only when Recorded
    bool approximate = false; ///< one end is known no better than approximately
    friend bool operator==(const Metric &, const Metric &) = default;
};

/// "recorded", "pending", "not applicable", "invalid".
QString statusWord(MetricStatus status);

/// impact, time_to_detect, time_to_acknowledge, time_to_mitigate, time_to_resolve. Impact runs from
/// impact_started to recovered, else mitigated, else resolved; acknowledge runs from detected, the
/// others from impact_started.
QList<Metric> durations(const Incident &incident);

/// The same words as different vendors define them (see DOMAIN: Atlassian, Datadog, FireHydrant,
/// FireFighter, OneUptime, Keep, PagerDuty), each with its formula. Their alert is our `detected`,
/// their start of the record or timeline our `declared`, their start of the repair the first time
/// that the incident was in the phase Mitigating.
QList<Metric> publishedMetrics(const Incident &incident);

/// "1h 04m", "35m", "34m 46s", "2d 03h": the two largest units; seconds only below an hour and
/// where there are any. What is less than a second is left out; a negative one has a minus before
/// it.
QString spokenDuration(qint64 us);

/// What the clock of an incident counts: from impact_started, else from declared, else from the
/// first record, until now. Once the incident is over it stands: at the end of the impact
/// (recovered, else mitigated) where both ends are known, else at `resolved`, else where the last
/// phase was entered, else at the last record. Never negative.
struct Elapsed {
    qint64 us = 0;
    bool running = true;
    bool sinceImpact = true; ///< false: since it was declared
};
Elapsed elapsed(const Incident &incident, Instant now);

} // namespace Bridgelog
