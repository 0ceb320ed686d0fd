// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

namespace Bridgelog {

/// An entry as one event left it.
struct EntryVersion {
    enum class How : quint8 {
        Done,
        Undone, ///< an undo led here
        Redone
    };
    enum class What : quint16 {
        Added = 1 << 0,
        Text = 1 << 1,
        Time = 1 << 2, ///< or place
        Kind = 1 << 3,
        Audience = 1 << 4,
        Hypothesis = 1 << 5,
        Assignee = 1 << 6,
        Pin = 1 << 7,
        Struck = 1 << 8,
        Restored = 1 << 9,
        Attachments = 1 << 10,
        Milestone = 1 << 11,
    };
    Q_DECLARE_FLAGS(Changes, What)

    EventId event;
    Instant recordedAt; ///< when it became so
    QString author; ///< who made it so
    Changes changes; ///< against the version before
    How how = How::Done;
    Entry entry; ///< as it was then
};
Q_DECLARE_OPERATORS_FOR_FLAGS(EntryVersion::Changes)

/// The versions of an entry, oldest first, from an incident's events in causal order. Empty where
/// there is no such entry.
QList<EntryVersion> history(const QList<Event> &events, const EntryId &entry);

/// The versions of a section of the postmortem, each with its words as an entry's: one for each go
/// of typing.
QList<EntryVersion> sectionHistory(const QList<Event> &events, const QString &section);
/// A section as its versions have it; empty where it is gone.
QString wordsOf(const Section *section);

} // namespace Bridgelog
