// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/milestoneflags.h"

#include "incident/metrics.h"

#include <QCoreApplication>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

using enum MilestoneName;

QString tr(const char *text)
{
    return QCoreApplication::translate("Bridgelog::MilestoneFlag", text);
}

/// What usually comes before each, the nearest first.
QList<MilestoneName> causesOf(MilestoneName name)
{
    switch (name) {
    case ImpactStarted: return {};
    case Detected: return {ImpactStarted};
    case Acknowledged:
    case Declared: return {Detected, ImpactStarted};
    case Mitigated: return {Detected, ImpactStarted};
    case Recovered: return {Mitigated, Detected, ImpactStarted};
    case Resolved: return {Recovered, Mitigated, Detected, ImpactStarted};
    }
    return {};
}

std::optional<MilestoneFlag> disorder(const Incident &incident, MilestoneName name)
{
    const auto &own = incident.milestone(name);
    for (const MilestoneName cause : causesOf(name)) {
        const auto &other = incident.milestone(cause);
        if (!own || !own->moment.at || !other || !other->moment.at)
            continue;
        const bool vague =
            own->moment.precision >= Precision::Day || other->moment.precision >= Precision::Day;
        const qint64 us = other->moment.at->us - own->moment.at->us;
        if (vague || us < Instant::minute)
            continue; // a minute's worth of rounding is no disorder
        return MilestoneFlag{
            .milestone = name,
            .why = MilestoneFlag::Why::BeforeItsCause,
            .other = cause,
            .sentence =
                tr("%1 is %2 before %3.")
                    .arg(
                        spoken(name), spokenDuration(us / Instant::minute * Instant::minute),
                        spoken(cause).toLower())};
    }
    return {};
}

/// Whether it should be known in the phase that the incident is in.
bool isWanted(MilestoneName name, Phase phase)
{
    if (phase == Phase::Triage || phase == Phase::FalseAlarm || phase == Phase::Merged)
        return false;
    switch (name) {
    case ImpactStarted:
    case Detected: return phase != Phase::Investigating;
    case Mitigated: return phase == Phase::Monitoring || isOver(phase);
    case Recovered:
    case Resolved: return isOver(phase);
    case Acknowledged:
    case Declared: return false;
    }
    return false;
}

} // namespace

QList<MilestoneFlag> milestoneFlags(const Incident &incident)
{
    QList<MilestoneFlag> flags;
    for (int i = 0; i < milestoneCount; ++i) {
        const auto name = static_cast<MilestoneName>(i);
        if (const auto flag = disorder(incident, name))
            flags.append(*flag);
        else if (!incident.milestone(name) && isWanted(name, incident.phase))
            flags.append(
                {.milestone = name,
                 .why = MilestoneFlag::Why::Missing,
                 .other = {},
                 .sentence = tr("%1 is not recorded.").arg(spoken(name))});
    }
    return flags;
}

} // namespace Bridgelog
