// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/timeline.h"

namespace Bridgelog {

using KnownInstant = std::optional<Instant>;

/// For each row: the known instants around it where it has none of its own, else nothing. One pass,
/// however many rows in a row are without a time.
std::vector<std::optional<std::pair<KnownInstant, KnownInstant>>>
knownAround(const Timeline &timeline);

} // namespace Bridgelog
