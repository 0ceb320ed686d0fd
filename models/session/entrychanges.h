// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/timeline.h"

namespace Bridgelog {

// What larger changes of entries are made of.

/// A new entry like `entry`, at the same time, its attachments with it. The first body adds it.
QList<EventBody> duplicated(const Entry &entry);
/// The text up to `position` stays, the rest becomes an entry of the same time (or, without one,
/// directly behind), which the last body adds. Nothing where one part would be empty.
QList<EventBody> splitInTwo(const Entry &entry, qsizetype position);
/// The first entry in timeline order takes the texts of all, a blank line between them, and their
/// attachments; the others are struck. Nothing for fewer than two.
QList<EventBody> joined(const Timeline &timeline, const QList<EntryId> &entries);
/// A time moved by `us`, as exact as it was; the words it came from say so.
Moment shifted(const Moment &moment, qint64 us);

} // namespace Bridgelog
