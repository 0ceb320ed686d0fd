// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/deadlines.h"

namespace Bridgelog {

/// What somebody who takes over an incident needs to know of it, at `now`. All of a kind is in it:
/// every hypothesis that is open, every decision that stands, every task and deadline; and nothing
/// that has ended.
struct HandoffBrief {
    /// A line of the timeline: its first paragraph, and when it was.
    struct Point {
        Moment at;
        QString text;
        QString who;
        friend bool operator==(const Point &, const Point &) = default;
    };
    struct Task {
        QString text;
        QString who; ///< empty: nobody by name
        std::optional<Instant> until; ///< the end of its time box
        bool acknowledged = true;
        friend bool operator==(const Task &, const Task &) = default;
    };
    struct Deadline {
        Instant at;
        QString text;
        QString who;
        friend bool operator==(const Deadline &, const Deadline &) = default;
    };
    struct LastUpdate {
        Audience audience = Audience::Public;
        std::optional<Point> last; ///< absent: this audience was told nothing yet
        std::optional<Instant> publishedAt;
        std::optional<Instant> promised; ///< by when it promises the next one
        friend bool operator==(const LastUpdate &, const LastUpdate &) = default;
    };

    Instant now;
    QString zone;
    QString title;
    QString organisation;
    QString number; ///< the incident's id
    std::optional<int> severity;
    Phase phase = Phase::Triage;
    QString summary;
    Moment initiated; ///< declared, else first recorded
    std::optional<Moment> impactStarted;
    QString elapsed; ///< "1h 04m since impact"
    QList<Component> components; ///< those affected
    QList<AffectedFigure> figures;
    QList<Link> links;
    QList<RoleHolder> roles;
    QStringList responders; ///< without a role
    QList<Point> known; ///< hypotheses that are confirmed, and the last evidence and observations
    QList<Point> open;
    QList<Point> ruledOut;
    QList<Point> decisions;
    QList<Point> actions; ///< what was done, the last of it
    QList<Task> tasks; ///< given to somebody, and not done yet
    QList<Task> todos; ///< noted, and not done yet
    QList<Deadline> deadlines; ///< the next first; what is late comes before
    QList<LastUpdate> updates; ///< one for each audience, public first
    friend bool operator==(const HandoffBrief &, const HandoffBrief &) = default;
};

HandoffBrief handoffBrief(const Incident &incident, Instant now, const Cadence &cadence = {});

} // namespace Bridgelog
