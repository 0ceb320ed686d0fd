// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/timelinerows.h"

namespace Bridgelog {

std::vector<std::optional<std::pair<KnownInstant, KnownInstant>>>
knownAround(const Timeline &timeline)
{
    std::vector<std::optional<std::pair<KnownInstant, KnownInstant>>> result(
        static_cast<size_t>(timeline.size()));
    KnownInstant last;
    for (int row = 0; row < timeline.size(); ++row) {
        if (const auto &at = timeline.head(row).at)
            last = at;
        else
            result[static_cast<size_t>(row)] = std::pair{last, KnownInstant()};
    }
    KnownInstant next;
    for (int row = timeline.size() - 1; row >= 0; --row) {
        if (auto &around = result[static_cast<size_t>(row)])
            around->second = next;
        else
            next = timeline.head(row).at;
    }
    return result;
}

} // namespace Bridgelog
