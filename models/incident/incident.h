// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/event.h"
#include "incident/timeline.h"

#include <QStringList>

#include <array>

namespace Bridgelog {

struct Milestone {
    Moment moment;
    Source source = Source::Recorded;
    std::optional<EntryId> entry;
    friend bool operator==(const Milestone &, const Milestone &) = default;
};

struct Component {
    QString name;
    std::optional<Impact> impact;
    friend bool operator==(const Component &, const Component &) = default;
};

struct RoleHolder {
    QString role;
    QString person;
    Instant since;
    friend bool operator==(const RoleHolder &, const RoleHolder &) = default;
};

struct ChecklistItem {
    ChecklistItemSpec spec;
    QString checklist;
    Instant appliedAt;
    ItemState state = ItemState::Open;
    std::optional<Instant> doneAt; ///< the last tick or skip
    QString doneBy;
    QString reason; ///< why it was skipped
    QString note;
    int ticks = 0;

    /// When it is due next; nothing where it has no term or is dealt with.
    std::optional<Instant> due() const;
    friend bool operator==(const ChecklistItem &, const ChecklistItem &) = default;
};

struct ActionItem {
    ActionId id;
    QString text;
    std::optional<ActionClass> actionClass;
    QString owner;
    QString due;
    QString priority;
    QString link;
    ActionState state = ActionState::Open;
    std::optional<EntryId> entry;
    friend bool operator==(const ActionItem &, const ActionItem &) = default;
};

struct Section {
    QString key;
    QString title;
    QString text; ///< Markdown
    friend bool operator==(const Section &, const Section &) = default;
};

struct Postmortem {
    QString templateName;
    ReviewState state = ReviewState::Draft;
    std::optional<Instant> publishedAt;
    QList<Section> sections;
    friend bool operator==(const Postmortem &, const Postmortem &) = default;
};

/// An incident as all events so far tell it. A value: the fold of its journal.
struct Incident {
    IncidentId id;
    QString title;
    QString organisation;
    QString url;
    std::optional<int> severity;
    Phase phase = Phase::Triage;
    IncidentKind kind = IncidentKind::Incident;
    QString zone = QStringLiteral("UTC"); ///< IANA name
    QList<Component> components; ///< in the order they were first named
    QStringList tags;
    std::array<std::optional<Milestone>, milestoneCount> milestones;
    Timeline timeline;
    QList<RoleHolder> roles;
    QStringList responders;
    QList<ChecklistItem> checklist;
    QList<ActionItem> actions;
    Postmortem postmortem;
    QStringList importKeys;
    QStringList inferred; ///< what imports read into the material, and from which words
    QStringList warnings; ///< what imports found contradictory or could not understand
    qint64 events = 0; ///< how many were folded
    qint64 unknownEvents = 0; ///< kept, but from a newer program
    Instant firstRecorded;
    Instant lastRecorded;

    const std::optional<Milestone> &milestone(MilestoneName name) const
    {
        return milestones[static_cast<size_t>(name)];
    }
    QString holderOf(const QString &role) const;
    const ChecklistItem *item(const QString &key) const;
    friend bool operator==(const Incident &, const Incident &) = default;
};

/// Which part of an incident an event changed, for what shows it.
enum class Part : quint16 {
    None = 0,
    Header = 1 << 0, ///< title, severity, phase, zone, kind, tags
    Milestones = 1 << 1,
    Roles = 1 << 2,
    Checklist = 1 << 3,
    Components = 1 << 4,
    Actions = 1 << 5,
    Postmortem = 1 << 6,
    Notes = 1 << 7, ///< warnings and the like
};
Q_DECLARE_FLAGS(Parts, Part)
Q_DECLARE_OPERATORS_FOR_FLAGS(Parts)

struct Changes {
    Parts parts;
    QList<TimelineChange> timeline; ///< in the order they happened
};

/// Folds `event` into `incident`. Total: any sequence gives a valid incident; what refers to
/// nothing is ignored. Events must come in causal order (`causallyBefore`).
Changes applyTo(Incident &incident, const Event &event);

/// The same as a pure function.
[[nodiscard]] inline Incident apply(Incident incident, const Event &event)
{
    applyTo(incident, event);
    return incident;
}

} // namespace Bridgelog
