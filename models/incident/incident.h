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

/// A severity or an impact that was said, and since when it held.
struct SeverityChange {
    std::optional<int> severity;
    Moment at;
    QString reason;
    QString by;
    friend bool operator==(const SeverityChange &, const SeverityChange &) = default;
};
struct ImpactChange {
    std::optional<Impact> impact;
    Moment at;
    friend bool operator==(const ImpactChange &, const ImpactChange &) = default;
};

struct Component {
    QString name;
    std::optional<Impact> impact;
    QList<ImpactChange> changes; ///< as they were said; the last is the one that holds
    friend bool operator==(const Component &, const Component &) = default;
};

struct RoleHolder {
    QString role;
    QString person;
    Instant since;
    QString from; ///< who handed it over
    std::optional<Instant> acceptedAt; ///< when what was handed over was accepted
    std::optional<Instant> until; ///< former holders only
    friend bool operator==(const RoleHolder &, const RoleHolder &) = default;
};

struct ItemTick {
    Instant at;
    QString by;
    friend bool operator==(const ItemTick &, const ItemTick &) = default;
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
    QString assignee; ///< whom it was given to by name
    std::optional<EntryId> entry; ///< the line that it belongs to
    QList<ItemTick> ticks; ///< one that comes again keeps all of them
    friend bool operator==(const ChecklistItem &, const ChecklistItem &) = default;
};

/// A task that a named person took on; see AssignmentGiven.
struct Assignment {
    AssignmentId id;
    QString person;
    QString task;
    Moment at;
    std::optional<int> minutes; ///< as it was given
    std::optional<Instant> until; ///< the end of its time box
    std::optional<Instant> acknowledgedAt;
    ActionState state = ActionState::Open;
    std::optional<Instant> endedAt;
    QString reason; ///< what came of it
    std::optional<EntryId> entry;
    friend bool operator==(const Assignment &, const Assignment &) = default;
};

struct AffectedFigure {
    QString what;
    QString figure;
    QString unit;
    QString source;
    friend bool operator==(const AffectedFigure &, const AffectedFigure &) = default;
};

struct Link {
    QString url;
    QString title;
    friend bool operator==(const Link &, const Link &) = default;
};

/// A status update that is not out yet.
struct UpdateDraft {
    DraftId id;
    Audience audience = Audience::Public;
    QString phase;
    QString text;
    std::optional<Moment> at;
    std::optional<Instant> nextUpdate;
    QString author;
    Instant draftedAt;
    QString approvedBy; ///< empty: nobody yet
    std::optional<Instant> approvedAt;
    friend bool operator==(const UpdateDraft &, const UpdateDraft &) = default;
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
    bool live = false; ///< its text is a template; see SectionRevised
    friend bool operator==(const Section &, const Section &) = default;
};

/// Who set which review state, and when.
struct Review {
    ReviewState state = ReviewState::Draft;
    QString by;
    Instant at;
    friend bool operator==(const Review &, const Review &) = default;
};

struct SectionComment {
    CommentId id;
    QString section; ///< key; the section may be gone
    QString text;
    QString author;
    Instant at;
    QString resolvedBy;
    std::optional<Instant> resolvedAt; ///< absent: it is open
    friend bool operator==(const SectionComment &, const SectionComment &) = default;
};

struct Postmortem {
    QString templateName;
    ReviewState state = ReviewState::Draft;
    std::optional<Instant> publishedAt;
    QList<Section> sections;
    bool begun = false; ///< the sections are the document, whole and in order
    QList<Review> reviews; ///< as they were set; the last is the one that holds
    QList<SectionComment> comments; ///< as they were made

    const Section *section(const QString &key) const;
    friend bool operator==(const Postmortem &, const Postmortem &) = default;
};

/// Something that the analysis found; see FindingSet.
struct Finding {
    FindingId id;
    FindingKind kind = FindingKind::Factor;
    QString text; ///< Markdown
    std::optional<FindingId> parent; ///< may be gone; never one that stands under this one
    QList<EntryId> entries;
    Audience audience = Audience::Internal;
    QString author;
    Instant at;
    friend bool operator==(const Finding &, const Finding &) = default;
};

/// An incident as all events so far tell it. A value: the fold of its journal.
struct Incident {
    IncidentId id;
    QString title;
    QString organisation;
    QString url;
    std::optional<int> severity;
    QList<SeverityChange> severityChanges; ///< as they were said; the last is the one that holds
    Phase phase = Phase::Triage;
    IncidentKind kind = IncidentKind::Incident;
    QString zone = QStringLiteral("UTC"); ///< IANA name
    QList<Component> components; ///< in the order they were first named
    QStringList tags;
    std::array<std::optional<Milestone>, milestoneCount> milestones;
    Timeline timeline;
    QList<RoleHolder> roles; ///< who has one now; those who share one stand together
    QList<RoleHolder> formerRoles; ///< who had one once, as they gave it up
    QStringList responders;
    QList<ChecklistItem> checklist;
    QList<Assignment> assignments;
    QString summary; ///< where it stands, in one line
    QList<AffectedFigure> figures;
    QList<Link> links;
    QList<UpdateDraft> drafts;
    QList<ActionItem> actions;
    Postmortem postmortem;
    QList<Finding> findings; ///< as they were found
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
    /// The first of those who have it.
    QString holderOf(const QString &role) const;
    /// All who have it.
    QStringList holdersOf(const QString &role) const;
    /// Those who had it at an instant.
    QStringList holdersAt(const QString &role, Instant instant) const;
    const Assignment *assignment(const AssignmentId &key) const;
    const UpdateDraft *draft(const DraftId &key) const;
    const ChecklistItem *item(const QString &key) const;
    const Finding *finding(const FindingId &key) const;
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
    Assignments = 1 << 8,
    Situation = 1 << 9, ///< summary, figures, links
    Drafts = 1 << 10, ///< updates that are not out yet
    Findings = 1 << 11,
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
