// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

namespace Bridgelog {

/// What is odd about a milestone: shown, never refused.
struct MilestoneFlag {
    enum class Why : quint8 {
        Missing, ///< it should be known by now
        BeforeItsCause ///< it is earlier than `other`, which usually comes first
    };
    MilestoneName milestone = MilestoneName::ImpactStarted;
    Why why = Why::Missing;
    std::optional<MilestoneName> other;
    QString sentence; ///< "Recovered is 4m before Mitigated."
    friend bool operator==(const MilestoneFlag &, const MilestoneFlag &) = default;
};

/// At most one for each milestone, in their order. An acknowledgement before the declaration is
/// nothing odd, and recovered may be as early as mitigated; a false alarm and a merged incident
/// lack nothing.
QList<MilestoneFlag> milestoneFlags(const Incident &incident);

} // namespace Bridgelog
