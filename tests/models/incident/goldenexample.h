// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

#include <QList>

namespace Bridgelog {

/// One incident by which the published definitions of the same words are told apart, and what each
/// makes of it.
struct GoldenFigure {
    QString definition; ///< whose; empty: ours
    QString name;
    std::optional<int> minutes; ///< absent: invalid, it ends before it starts
};

inline QList<GoldenFigure> goldenFigures()
{
    using namespace Qt::StringLiterals;
    return {
        {u"FireHydrant"_s, u"time_to_detect"_s, 12},
        {u"FireFighter"_s, u"time_to_detect"_s, 12},
        {u"Datadog"_s, u"time_to_detect"_s, 12},
        {u"OneUptime"_s, u"time_to_detect"_s, 20},
        {u"Keep"_s, u"time_to_detect"_s, 20},
        {u"PagerDuty"_s, u"time_to_acknowledge"_s, 3},
        {u"Atlassian"_s, u"time_to_acknowledge"_s, 3},
        {u"FireHydrant"_s, u"time_to_acknowledge"_s, 15},
        {u"FireFighter"_s, u"time_to_acknowledge"_s, 20},
        {u"OneUptime"_s, u"time_to_acknowledge"_s, {}},
        {u"FireHydrant"_s, u"time_to_mitigate"_s, 60},
        {u"Atlassian"_s, u"time_to_repair"_s, 30},
        {u"FireFighter"_s, u"time_to_repair"_s, 40},
        {u"FireFighter"_s, u"time_to_fix"_s, 50},
        {u"Datadog"_s, u"time_to_repair"_s, 58},
        {u"Atlassian"_s, u"time_to_respond"_s, 58},
        {u"FireFighter"_s, u"time_to_respond"_s, 58},
        {u"Atlassian"_s, u"time_to_recovery"_s, 70},
        {u"FireFighter"_s, u"time_to_recovery"_s, 70},
        {u"Datadog"_s, u"customer_impact"_s, 70},
        {u"Datadog"_s, u"time_to_resolve"_s, 130},
        {u"FireHydrant"_s, u"time_to_resolve"_s, 150},
        {u"Keep"_s, u"time_to_resolve"_s, 150},
        {u"Atlassian"_s, u"time_to_resolve"_s, 150},
        {u"FireFighter"_s, u"time_to_resolve"_s, 150},
        {{}, u"impact"_s, 70},
        {{}, u"time_to_detect"_s, 12},
        {{}, u"time_to_acknowledge"_s, 3},
        {{}, u"time_to_mitigate"_s, 60},
        {{}, u"time_to_resolve"_s, 150}};
}

/// What happens, behind the declaration at 14:20.
inline QList<EventBody> goldenEvents()
{
    using namespace Qt::StringLiterals;
    using enum MilestoneName;
    const auto at = [](const QString &time) {
        return Moment{
            .at = instantFromIso(u"2024-05-06T%1:00Z"_s.arg(time)), .precision = Precision::Minute};
    };
    return {
        MilestoneSet{.milestone = Declared, .at = at(u"14:20"_s)},
        MilestoneSet{.milestone = ImpactStarted, .at = at(u"14:00"_s)},
        MilestoneSet{.milestone = Detected, .at = at(u"14:12"_s)},
        MilestoneSet{.milestone = Acknowledged, .at = at(u"14:15"_s)},
        PhaseSet{.phase = Phase::Mitigating, .at = at(u"14:40"_s)},
        MilestoneSet{.milestone = Mitigated, .at = at(u"15:00"_s)},
        MilestoneSet{.milestone = Recovered, .at = at(u"15:10"_s)},
        PhaseSet{.phase = Phase::Resolved, .at = at(u"16:30"_s)}};
}

} // namespace Bridgelog
