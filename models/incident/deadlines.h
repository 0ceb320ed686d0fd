// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

namespace Bridgelog {

/// How often what is due, in minutes. The defaults are those of the field: an update after 15, 20
/// and 60 by severity and half as often once it is a long incident; 30 for those inside; a call-out
/// by the deputy every 10; relief after 4 hours in a role (GSA), shifts after 3 (CivicActions).
struct Cadence {
    std::array<int, 5> publicUpdate{15, 20, 60, 0, 0}; ///< by severity; 0: none
    std::array<int, 5> internalUpdate{30, 30, 30, 0, 0}; ///< by severity; 0: none
    int callOut = 10; ///< 0: none
    int longAfter = 120;
    int relief = 240;
    int shifts = 180;
    friend bool operator==(const Cadence &, const Cadence &) = default;
};

/// Something that is due at an instant.
struct Deadline {
    enum class Kind : quint8 {
        PublicUpdate,
        InternalUpdate,
        Assignment, ///< the end of a time box: call back
        Item, ///< of the checklist
        CallOut, ///< tell the bridge how long it has been
        Relief, ///< somebody has had a role for long
        Shifts ///< it goes on for long: plan who comes next
    };
    Kind kind = Kind::Item;
    QString key; ///< of this one time: what comes again has another
    Instant due;
    QString text; ///< what is to be done, as plain text
    QString person; ///< whose it is: a name, else a role's word
    std::optional<AssignmentId> assignment;
    QString item;
    friend bool operator==(const Deadline &, const Deadline &) = default;
};

/// All that is due or will be, the earliest first; once the incident is resolved only what is to be
/// done after it, and nothing once it is closed. Follows from the incident and the wall clock
/// alone: right after sleep, a restart or a step of the clock. Of call-outs it has the last one
/// that is due and the next.
QList<Deadline> deadlines(const Incident &incident, Instant now, const Cadence &cadence = {});

/// When the next update for an audience is due: when the last one that is out by `now` promised it,
/// else the cadence's minutes behind it, else behind the declaration; for the public twice that
/// where the incident was a long one by then. Nothing once it is over or where the severity asks
/// for none. A severity that nobody has set counts as SEV 3.
std::optional<Instant>
updateDueFor(const Incident &incident, Audience audience, Instant now, const Cadence &cadence = {});

/// Minutes between updates for an audience; none where the severity asks for none. A severity that
/// nobody has set counts as SEV 3.
std::optional<int>
updateMinutes(std::optional<int> severity, Audience audience, const Cadence &cadence = {});

/// "public_update", "assignment".
QString word(Deadline::Kind kind);

} // namespace Bridgelog
