// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

namespace Bridgelog {

/// What everybody in the room should see of an incident, from afar.
struct RoomFacts {
    struct Person {
        QString role; ///< "Commander"
        QString name; ///< empty: nobody
        friend bool operator==(const Person &, const Person &) = default;
    };
    QList<Person> people; ///< the usual roles, then others that somebody has
    QList<EntryId> last; ///< what people logged last, oldest first; nothing struck
    QStringList hypotheses; ///< the open ones, oldest first
    friend bool operator==(const RoomFacts &, const RoomFacts &) = default;
};

/// At most `lines` entries, and as many open hypotheses.
RoomFacts roomFacts(const Incident &incident, int lines);

} // namespace Bridgelog
