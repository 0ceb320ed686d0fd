// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/timeline.h"

#include "common/theme.h"

namespace Bridgelog {

/// The colour of a kind, the same wherever one is shown.
Theme::Token tokenOf(EntryKind kind);
/// The colour of an entry: its milestone's or hypothesis' where it has one, else its kind's.
Theme::Token tokenOf(const Entry &entry);
/// What the fold wrote because something else was recorded; it steps back behind what a person
/// logged.
bool isQuiet(const Entry &entry);

} // namespace Bridgelog
