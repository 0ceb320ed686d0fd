// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/metrics.h"

#include "incident/deadlines.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

/// One end of a span: the name that formulas use, and when it was, where that is known.
struct End {
    QString name;
    std::optional<Moment> moment;
};

End endAt(const Incident &incident, MilestoneName name)
{
    const auto &milestone = incident.milestone(name);
    const bool known = milestone && milestone->moment.at;
    return {word(name), known ? std::optional(milestone->moment) : std::nullopt};
}

/// The first of these that is known; the first of all where none is.
End firstKnown(const Incident &incident, std::initializer_list<MilestoneName> names)
{
    for (const MilestoneName name : names) {
        if (End end = endAt(incident, name); end.moment)
            return end;
    }
    return endAt(incident, *names.begin());
}

/// When repair began: nobody sets a milestone for it, but the phase says so.
End repairStart(const Incident &incident)
{
    End end{.name = u"mitigating (phase)"_s};
    for (int row = 0; row < incident.timeline.size(); ++row) {
        const EntryHead &head = incident.timeline.head(row);
        const QString &phase = incident.timeline.phase(row);
        if (head.struck || !head.at || phase.isEmpty())
            continue;
        if (fromWord<Phase>(phase) == Phase::Mitigating) {
            end.moment = incident.timeline.at(row).at;
            break;
        }
    }
    return end;
}

Metric span(
    const Incident &incident, const QString &name, const QString &definition, const End &start,
    const End &end)
{
    using enum MetricStatus;
    Metric metric{
        .name = name, .definition = definition, .formula = end.name + u" − "_s + start.name};
    if (!start.moment || !end.moment) {
        metric.status = isOver(incident.phase) ? NotApplicable : Pending;
        return metric;
    }
    qint64 us = end.moment->at->us - start.moment->at->us;
    const bool sameMinute = us < 0 && us > -Instant::minute
        && end.moment->precision == Precision::Minute
        && start.moment->at->flooredTo(Instant::minute)
            == end.moment->at->flooredTo(Instant::minute);
    if (sameMinute)
        us = 0;
    metric.status = us < 0 ? Invalid : Recorded;
    metric.approximate = sameMinute || start.moment->precision >= Precision::Approximate
        || end.moment->precision >= Precision::Approximate;
    if (us >= 0)
        metric.us = us;
    return metric;
}

std::optional<Instant> known(const Incident &incident, MilestoneName name)
{
    const auto &milestone = incident.milestone(name);
    return milestone ? milestone->moment.at : std::nullopt;
}

/// Where the clock of an incident starts.
Instant clockStart(const Incident &incident)
{
    const auto impact = known(incident, MilestoneName::ImpactStarted);
    return impact ? *impact
                  : known(incident, MilestoneName::Declared).value_or(incident.firstRecorded);
}

std::optional<Instant> clockEnd(const Incident &incident)
{
    if (const auto resolved = known(incident, MilestoneName::Resolved))
        return resolved;
    if (!isOver(incident.phase))
        return {};
    for (int row = incident.timeline.size() - 1; row >= 0; --row) {
        const EntryHead &head = incident.timeline.head(row);
        if (head.struck || !head.at)
            continue;
        const Entry entry = incident.timeline.at(row);
        if (fromWord<Phase>(entry.phase) == incident.phase)
            return entry.at.at;
    }
    return incident.lastRecorded;
}

} // namespace

QString statusWord(MetricStatus status)
{
    switch (status) {
        using enum MetricStatus;
    case Recorded: return u"recorded"_s;
    case Pending: return u"pending"_s;
    case NotApplicable: return u"not applicable"_s;
    case Invalid: return u"invalid"_s;
    }
    return {};
}

QList<Metric> durations(const Incident &incident)
{
    using enum MilestoneName;
    const auto at = [&](MilestoneName name) { return endAt(incident, name); };
    const auto from = [&](const QString &name, const End &start, const End &end) {
        return span(incident, name, {}, start, end);
    };
    return {
        from(
            u"impact"_s, at(ImpactStarted), firstKnown(incident, {Recovered, Mitigated, Resolved})),
        from(u"time_to_detect"_s, at(ImpactStarted), at(Detected)),
        from(u"time_to_acknowledge"_s, at(Detected), at(Acknowledged)),
        from(u"time_to_mitigate"_s, at(ImpactStarted), at(Mitigated)),
        from(u"time_to_resolve"_s, at(ImpactStarted), at(Resolved)),
    };
}

QList<Metric> publishedMetrics(const Incident &incident)
{
    using enum MilestoneName;
    const End impact = endAt(incident, ImpactStarted);
    const End detected = endAt(incident, Detected);
    const End acknowledged = endAt(incident, Acknowledged);
    const End declared = endAt(incident, Declared);
    const End mitigated = endAt(incident, Mitigated);
    const End recovered = endAt(incident, Recovered);
    const End resolved = endAt(incident, Resolved);
    const End repair = repairStart(incident);

    QList<Metric> metrics;
    const auto by = [&](const QString &definition) {
        return [&metrics, &incident,
                definition](const QString &name, const End &start, const End &end) {
            metrics.append(span(incident, name, definition, start, end));
        };
    };
    const auto atlassian = by(u"Atlassian"_s);
    atlassian(u"time_to_acknowledge"_s, detected, acknowledged);
    atlassian(u"time_to_repair"_s, repair, recovered);
    atlassian(u"time_to_respond"_s, detected, recovered);
    atlassian(u"time_to_recovery"_s, impact, recovered);
    atlassian(u"time_to_resolve"_s, impact, resolved);

    const auto datadog = by(u"Datadog"_s);
    datadog(u"customer_impact"_s, impact, recovered);
    datadog(u"time_to_detect"_s, impact, detected);
    datadog(u"time_to_repair"_s, detected, recovered);
    datadog(u"time_to_resolve"_s, declared, resolved);

    const auto fireHydrant = by(u"FireHydrant"_s);
    fireHydrant(u"time_to_detect"_s, impact, detected);
    fireHydrant(u"time_to_acknowledge"_s, impact, acknowledged);
    fireHydrant(u"time_to_mitigate"_s, impact, mitigated);
    fireHydrant(u"time_to_resolve"_s, impact, resolved);

    const auto fireFighter = by(u"FireFighter"_s);
    fireFighter(u"time_to_detect"_s, impact, detected);
    fireFighter(u"time_to_acknowledge"_s, impact, declared);
    fireFighter(u"time_to_repair"_s, declared, mitigated);
    fireFighter(u"time_to_fix"_s, declared, recovered);
    fireFighter(u"time_to_recovery"_s, impact, recovered);
    fireFighter(u"time_to_respond"_s, detected, recovered);
    fireFighter(u"time_to_resolve"_s, impact, resolved);

    const auto oneUptime = by(u"OneUptime"_s);
    oneUptime(u"time_to_detect"_s, impact, declared);
    oneUptime(u"time_to_acknowledge"_s, declared, acknowledged);
    oneUptime(u"time_to_mitigate"_s, declared, mitigated);
    oneUptime(u"time_to_resolve"_s, declared, resolved);

    const auto keep = by(u"Keep"_s);
    keep(u"time_to_detect"_s, impact, declared);
    keep(u"time_to_resolve"_s, firstKnown(incident, {ImpactStarted, Declared}), resolved);

    by(u"PagerDuty"_s)(u"time_to_acknowledge"_s, detected, acknowledged);
    return metrics;
}

QString spokenDuration(qint64 us)
{
    const qint64 total = (us < 0 ? -us : us) / Instant::second;
    const qint64 seconds = total % 60;
    const qint64 minutes = total / 60 % 60;
    const qint64 hours = total / 3600 % 24;
    const qint64 days = total / 86400;
    const auto two = [](qint64 value) { return QString::number(value).rightJustified(2, u'0'); };
    QString text;
    if (days > 0)
        text = QString::number(days) + u"d "_s + two(hours) + u'h';
    else if (hours > 0)
        text = QString::number(hours) + u"h "_s + two(minutes) + u'm';
    else if (minutes > 0 && seconds > 0)
        text = QString::number(minutes) + u"m "_s + two(seconds) + u's';
    else if (seconds > 0)
        text = QString::number(seconds) + u's';
    else
        text = QString::number(minutes) + u'm';
    return us < 0 && total > 0 ? u'−' + text : text;
}

Elapsed elapsed(const Incident &incident, Instant now)
{
    const auto end = clockEnd(incident);
    const auto impact = known(incident, MilestoneName::ImpactStarted);
    Instant until = end.value_or(now);
    if (end && impact) { // over: what is left to tell is how long the impact was
        const End impactEnd =
            firstKnown(incident, {MilestoneName::Recovered, MilestoneName::Mitigated});
        if (impactEnd.moment)
            until = *impactEnd.moment->at;
    }
    return {
        .us = std::max<qint64>(0, until.us - clockStart(incident).us),
        .running = !end,
        .sinceImpact = impact.has_value(),
    };
}

} // namespace Bridgelog
