// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

#include <span>

namespace Bridgelog {

/// One meaning of a zone abbreviation. Rows of one abbreviation stand together, the likeliest
/// first.
struct ZoneRow {
    QLatin1StringView label;
    int minutes = 0; ///< ahead of UTC
    QLatin1StringView meaning; ///< "British Summer Time"
    /// IANA zones whose clocks go by it, apart by blanks: what decides an ambiguous label, and the
    /// letters shown where the system knows only figures.
    QLatin1StringView homes;
    bool word = false; ///< also a word of some language: a label only in capitals
};
std::span<const ZoneRow> zoneRows();

/// A name whose offset goes by date: "ET", "Pacific time".
struct RegionRow {
    QLatin1StringView label; ///< "ET"; empty where there is only the name
    QLatin1StringView name; ///< "Eastern time"
    QLatin1StringView zone;
};
std::span<const RegionRow> regionRows();

} // namespace Bridgelog
