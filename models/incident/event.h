// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/ids.h"
#include "incident/moment.h"
#include "incident/words.h"

#include <QList>

#include <optional>
#include <tuple>
#include <variant>

namespace Bridgelog {

// Everything that can happen to an incident, one small struct each. A new kind needs a struct here,
// its place in EventBody, its codec in eventcodec.cpp and its line in `apply` (incident.cpp).
// Optional members of the "Revised" kinds say what changes; absent means untouched.

struct Declared {
    QString title;
    std::optional<int> severity; ///< 1–5
    QString zone; ///< IANA name the incident is shown in
    IncidentKind kind = IncidentKind::Incident;
    QString organisation;
    QString url;
    std::optional<Moment> at; ///< when it was declared; absent where an import does not say
    friend bool operator==(const Declared &, const Declared &) = default;
};
struct Retitled {
    QString title;
    friend bool operator==(const Retitled &, const Retitled &) = default;
};
struct SeveritySet {
    std::optional<int> severity;
    QString reason;
    std::optional<Moment> at; ///< since when; absent: as it is recorded
    bool quiet = false; ///< no line of its own: the material it was imported from has that line
    QString by; ///< empty: the event's own author
    friend bool operator==(const SeveritySet &, const SeveritySet &) = default;
};
struct PhaseSet {
    Phase phase = Phase::Triage;
    Moment at;
    QString reason;
    bool quiet = false; ///< no line of its own: the material it was imported from has that line
    friend bool operator==(const PhaseSet &, const PhaseSet &) = default;
};
struct ZoneSet {
    QString zone;
    friend bool operator==(const ZoneSet &, const ZoneSet &) = default;
};
struct RoleGiven {
    QString role; ///< "commander", "deputy", "scribe", …
    QString person; ///< empty: nobody has it now
    std::optional<Instant> since; ///< given by an import, which has a line of its own for it
    bool also = false; ///< beside those who have it; else in their place
    QString from; ///< who handed it over
    std::optional<Instant> acceptedAt; ///< when what was handed over was accepted
    friend bool operator==(const RoleGiven &, const RoleGiven &) = default;
};
/// One of those who have a role has it no longer.
struct RoleTaken {
    QString role;
    QString person;
    std::optional<Instant> at; ///< given by an import, which has a line of its own for it
    // With `at`, an import tells a former holder whole:
    std::optional<Instant> since;
    QString from;
    std::optional<Instant> acceptedAt;
    friend bool operator==(const RoleTaken &, const RoleTaken &) = default;
};
struct ResponderJoined {
    QString person;
    friend bool operator==(const ResponderJoined &, const ResponderJoined &) = default;
};
/// Off the list of those who are on it, and out of every role.
struct ResponderLeft {
    QString person;
    friend bool operator==(const ResponderLeft &, const ResponderLeft &) = default;
};
struct EntryAdded {
    EntryId entry;
    EntryKind kind = EntryKind::Note;
    Moment at; ///< an entry without an instant stands directly behind `after`, or first of all
    std::optional<EntryId> after;
    QString text; ///< Markdown
    Audience audience = Audience::Internal;
    std::optional<HypothesisState> hypothesis;
    QString assignee; ///< who is on it: hypotheses and todos
    QString author; ///< empty: the event's own author
    QString source; ///< file, line or external id an import took it from
    QString phase; ///< the word of an imported phase change
    std::optional<Instant>
        recordedAt; ///< as the material says; absent: when this event was recorded
    friend bool operator==(const EntryAdded &, const EntryAdded &) = default;
};
struct EntryRevised {
    EntryId entry;
    std::optional<QString> text;
    std::optional<Moment> at;
    /// Only read where `at` has no instant; the entry itself puts it before all others.
    std::optional<EntryId> after;
    std::optional<EntryKind> kind;
    std::optional<Audience> audience;
    std::optional<HypothesisState> hypothesis;
    std::optional<bool> pinned;
    std::optional<QString> assignee; ///< empty: nobody
    friend bool operator==(const EntryRevised &, const EntryRevised &) = default;
};
struct EntryRetracted {
    EntryId entry;
    QString reason;
    friend bool operator==(const EntryRetracted &, const EntryRetracted &) = default;
};
struct EntryRestored {
    EntryId entry;
    friend bool operator==(const EntryRestored &, const EntryRestored &) = default;
};
struct MilestoneSet {
    MilestoneName milestone = MilestoneName::ImpactStarted;
    std::optional<Moment> at; ///< absent: nobody knows any more; the milestone is empty again
    Source source = Source::Recorded;
    std::optional<EntryId>
        entry; ///< the entry that tells it, of the same time; else the milestone gets its own line
    friend bool operator==(const MilestoneSet &, const MilestoneSet &) = default;
};
struct ChecklistItemSpec {
    QString item; ///< id, unique in the incident
    QString role; ///< "commander", …; empty: anybody
    QString text;
    std::optional<int> dueMinutes; ///< after what `dueFrom` says
    std::optional<int> everyMinutes; ///< comes again this long after each tick
    DueFrom dueFrom = DueFrom::Applied;
    QString dueAfter; ///< the phase's word or the item's id, where it counts from these
    QString note; ///< what whoever wrote the list says of it
    friend bool operator==(const ChecklistItemSpec &, const ChecklistItemSpec &) = default;
};
struct ChecklistApplied {
    QString checklist; ///< the template's name
    QList<ChecklistItemSpec>
        items; ///< copied in, so that a changed template never changes a running incident
    std::optional<Instant> at; ///< imports: when it was; absent: as it is recorded
    friend bool operator==(const ChecklistApplied &, const ChecklistApplied &) = default;
};
struct ItemAdded {
    ChecklistItemSpec spec;
    friend bool operator==(const ItemAdded &, const ItemAdded &) = default;
};
struct ItemRevised {
    QString item;
    std::optional<QString> text;
    std::optional<QString> role;
    std::optional<QString> note;
    std::optional<int> dueMinutes; ///< negative: no term any more
    std::optional<int> everyMinutes; ///< not positive: it does not come again
    std::optional<QString> assignee; ///< empty: nobody by name
    std::optional<EntryId> entry; ///< the line that it belongs to
    bool unlinked = false; ///< it belongs to no line any more
    friend bool operator==(const ItemRevised &, const ItemRevised &) = default;
};
struct ItemChecked {
    QString item;
    std::optional<Instant> at; ///< given by an import, which has a line of its own for it
    QString by; ///< empty: the event's own author
    friend bool operator==(const ItemChecked &, const ItemChecked &) = default;
};
struct ItemUnchecked {
    QString item;
    friend bool operator==(const ItemUnchecked &, const ItemUnchecked &) = default;
};
struct ItemSkipped {
    QString item;
    QString reason;
    bool notApplicable = false;
    std::optional<Instant> at; ///< given by an import, which has a line of its own for it
    QString by; ///< empty: the event's own author
    friend bool operator==(const ItemSkipped &, const ItemSkipped &) = default;
};
/// A status update that is not out yet. The same id again changes it, which takes the approval
/// back.
struct UpdateDrafted {
    DraftId draft;
    Audience audience = Audience::Public;
    QString phase; ///< the word it is to go out under
    QString text;
    std::optional<Moment> at; ///< when what it says was known; absent: when it goes out
    std::optional<Instant> nextUpdate; ///< by when it promises the next one
    friend bool operator==(const UpdateDrafted &, const UpdateDrafted &) = default;
};
struct UpdateApproved {
    DraftId draft;
    bool on = true; ///< false takes it back
    QString by; ///< empty: the event's own author
    std::optional<Instant> at; ///< given by an import, which has a line of its own for it
    friend bool operator==(const UpdateApproved &, const UpdateApproved &) = default;
};
/// A draft that will not go out.
struct UpdateWithdrawn {
    DraftId draft;
    QString reason;
    friend bool operator==(const UpdateWithdrawn &, const UpdateWithdrawn &) = default;
};
struct UpdatePublished {
    EntryId entry; ///< an update is a timeline entry, too
    Moment at; ///< when what it says was known
    std::optional<Instant> publishedAt;
    QString phase; ///< the word it went out under; "postmortem" and unknown words move no phase
    QString text;
    Audience audience = Audience::Public;
    QString author;
    QString source;
    std::optional<Instant>
        recordedAt; ///< as the material says; absent: when this event was recorded
    std::optional<Instant> nextUpdate; ///< by when it promises the next one
    QString approvedBy;
    std::optional<DraftId> draft; ///< what it was until it went out
    friend bool operator==(const UpdatePublished &, const UpdatePublished &) = default;
};
struct ComponentImpactSet {
    QString component;
    std::optional<Impact> impact; ///< absent: affected, nobody said how much
    bool quiet = false; ///< no line of its own: the material it was imported from has that line
    bool gone = false; ///< it was named by mistake: off the list
    std::optional<Moment> at; ///< since when; absent: as it is recorded
    friend bool operator==(const ComponentImpactSet &, const ComponentImpactSet &) = default;
};
/// A task that one named person took on, for some minutes or for as long as it takes.
struct AssignmentGiven {
    AssignmentId assignment;
    QString person;
    QString task;
    std::optional<int> minutes; ///< its time box; absent: none
    std::optional<Moment> at; ///< absent: as it is recorded
    std::optional<EntryId> entry; ///< the line it was made from
    bool quiet = false; ///< no line of its own: the material it was imported from has that line
    friend bool operator==(const AssignmentGiven &, const AssignmentGiven &) = default;
};
struct AssignmentAcknowledged {
    AssignmentId assignment;
    bool on = true; ///< false takes it back
    std::optional<Instant> at; ///< given by an import, which has a line of its own for it
    friend bool
    operator==(const AssignmentAcknowledged &, const AssignmentAcknowledged &) = default;
};
struct AssignmentExtended {
    AssignmentId assignment;
    int minutes = 0; ///< that were added
    std::optional<Instant> until; ///< the end of its time box; absent: it has none any more
    QString reason;
    bool quiet = false; ///< no line of its own: the material it was imported from has that line
    friend bool operator==(const AssignmentExtended &, const AssignmentExtended &) = default;
};
struct AssignmentEnded {
    AssignmentId assignment;
    ActionState state = ActionState::Done; ///< Open takes it up again
    QString reason; ///< what came of it
    std::optional<Instant> at; ///< given by an import, which has a line of its own for it
    friend bool operator==(const AssignmentEnded &, const AssignmentEnded &) = default;
};
/// One line that says where the incident stands; the last one said is the one that counts.
struct SummarySet {
    QString text;
    bool quiet = false; ///< no line of its own: the material it was imported from has that line
    friend bool operator==(const SummarySet &, const SummarySet &) = default;
};
/// How many of something are affected, as somebody counted or guessed.
struct FigureSet {
    QString what; ///< "customers", "requests": one figure of each
    QString figure; ///< "1,200", "about 4 %"; empty: off the list
    QString unit;
    QString source; ///< who or what says so
    bool quiet = false; ///< no line of its own: the material it was imported from has that line
    friend bool operator==(const FigureSet &, const FigureSet &) = default;
};
/// The bridge, the channel, the status page, the ticket.
struct LinkSet {
    QString url;
    QString title;
    bool on = true; ///< false: off the list
    bool quiet = false; ///< no line of its own: the material it was imported from has that line
    friend bool operator==(const LinkSet &, const LinkSet &) = default;
};
struct ActionAdded {
    ActionId action;
    QString text;
    std::optional<ActionClass> actionClass;
    QString owner;
    QString due; ///< YYYY-MM-DD or empty
    QString priority;
    QString link;
    std::optional<EntryId> entry; ///< the todo it was made from
    friend bool operator==(const ActionAdded &, const ActionAdded &) = default;
};
struct ActionRevised {
    ActionId action;
    std::optional<QString> text;
    std::optional<ActionClass> actionClass;
    std::optional<QString> owner;
    std::optional<QString> due;
    std::optional<QString> priority;
    std::optional<QString> link;
    friend bool operator==(const ActionRevised &, const ActionRevised &) = default;
};
struct ActionClosed {
    ActionId action;
    ActionState state = ActionState::Done; ///< Open takes it up again
    friend bool operator==(const ActionClosed &, const ActionClosed &) = default;
};
struct SectionRevised {
    QString section; ///< key, unique in the postmortem
    std::optional<QString> title;
    std::optional<QString> text; ///< Markdown
    std::optional<int> position; ///< 0 is first; absent keeps its place, or puts a new one last
    /// Its text is a template, whose fields are filled as they are now. What was written elsewhere
    /// is not: braces in it are text.
    std::optional<bool> live;
    bool gone = false; ///< out of the document
    friend bool operator==(const SectionRevised &, const SectionRevised &) = default;
};
struct PostmortemSet {
    std::optional<QString> templateName;
    std::optional<ReviewState> state;
    std::optional<Instant> publishedAt;
    bool unpublished = false; ///< nobody knows when it was published any more
    std::optional<bool> begun; ///< its sections are the document, whole and in order
    QString by; ///< who set the state; empty: the event's own author
    std::optional<Instant> at; ///< given by an import; absent: as it is recorded
    bool quiet = false; ///< nobody is noted for the state: the material does not say who set it
    friend bool operator==(const PostmortemSet &, const PostmortemSet &) = default;
};
/// A remark on a section of the postmortem, for those who work on it.
struct SectionCommented {
    CommentId comment;
    QString section; ///< key
    std::optional<QString> text;
    std::optional<bool> resolved;
    bool gone = false; ///< it was made by mistake
    QString by; ///< empty: the event's own author
    std::optional<Instant> at; ///< given by an import; absent: as it is recorded
    friend bool operator==(const SectionCommented &, const SectionCommented &) = default;
};
/// Something that the analysis found. The same id again changes it.
struct FindingSet {
    FindingId finding;
    std::optional<FindingKind> kind;
    std::optional<QString> text; ///< Markdown; of a marker: the question it leaves open
    std::optional<FindingId> parent; ///< what it explains: one why under another
    bool top = false; ///< it explains none any more
    std::optional<QList<EntryId>> entries; ///< the lines that show it
    std::optional<Audience> audience;
    bool gone = false; ///< it was no finding
    QString by; ///< empty: the event's own author
    std::optional<Instant> at; ///< given by an import; absent: as it is recorded
    friend bool operator==(const FindingSet &, const FindingSet &) = default;
};
struct AttachmentAdded {
    std::optional<EntryId> entry;
    QString sha256; ///< hex
    QString name;
    QString mediaType;
    qint64 size = 0; ///< bytes
    friend bool operator==(const AttachmentAdded &, const AttachmentAdded &) = default;
};
/// Off the entry; its bytes stay in the archive, and so does what was said of it.
struct AttachmentRemoved {
    EntryId entry;
    QString sha256; ///< hex
    friend bool operator==(const AttachmentRemoved &, const AttachmentRemoved &) = default;
};
struct Tagged {
    QString tag;
    bool on = true;
    friend bool operator==(const Tagged &, const Tagged &) = default;
};
struct Imported {
    QString format;
    QString name; ///< file name, without its folder
    QString
        key; ///< external id, else SHA-256 of the content: what makes a second import add nothing
    QStringList inferred;
    QStringList warnings;
    QStringList ignored;
    friend bool operator==(const Imported &, const Imported &) = default;
};
struct HandedOff {
    QString role;
    QString from;
    QString to;
    QString brief;
    friend bool operator==(const HandedOff &, const HandedOff &) = default;
};
/// Whoever a role was handed to says that they have it.
struct HandoffAccepted {
    QString role;
    QString person;
    friend bool operator==(const HandoffAccepted &, const HandoffAccepted &) = default;
};
struct Closed {
    QString reason;
    friend bool operator==(const Closed &, const Closed &) = default;
};
struct Reopened {
    QString reason;
    friend bool operator==(const Reopened &, const Reopened &) = default;
};
/// Names the event whose payload was truly removed.
struct Redacted {
    EventId event;
    QString reason;
    friend bool operator==(const Redacted &, const Redacted &) = default;
};
/// A kind this program does not know (from a newer one), or a payload it cannot read: kept as it
/// is.
struct Unknown {
    QString kind;
    QByteArray payload;
    friend bool operator==(const Unknown &, const Unknown &) = default;
};
/// An event whose payload was removed by a redaction.
struct Erased {
    QString kind;
    friend bool operator==(const Erased &, const Erased &) = default;
};

using EventBody = std::variant<
    Declared, Retitled, SeveritySet, PhaseSet, ZoneSet, RoleGiven, ResponderJoined, EntryAdded,
    EntryRevised, EntryRetracted, EntryRestored, MilestoneSet, ChecklistApplied, ItemAdded,
    ItemRevised, ItemChecked, ItemUnchecked, ItemSkipped, UpdatePublished, ComponentImpactSet,
    ActionAdded, ActionRevised, ActionClosed, SectionRevised, PostmortemSet, AttachmentAdded,
    AttachmentRemoved, Tagged, Imported, HandedOff, Closed, Reopened, Redacted, RoleTaken,
    ResponderLeft, AssignmentGiven, AssignmentAcknowledged, AssignmentExtended, AssignmentEnded,
    SummarySet, FigureSet, LinkSet, UpdateDrafted, UpdateApproved, UpdateWithdrawn, HandoffAccepted,
    SectionCommented, FindingSet, Unknown, Erased>;

/// One event of the journal. `id`, `incident`, `recordedAt`, `author` and `body` are made where the
/// person works; `writer`, `n` and `clock` are given by the journal as it writes.
struct Event {
    EventId id;
    IncidentId incident;
    QString writer; ///< which copy of the archive wrote it
    qint64 n = 0; ///< counts that writer's events in that incident, from 1
    qint64 clock =
        0; ///< hybrid logical clock, µs: order never follows a wall clock that stepped back
    Instant recordedAt;
    QString author;
    EventBody body;
    QString verb; ///< what the person did; on the first event of a step that can be undone
    std::optional<EventId> step; ///< the first event of the step, on all others of it
    std::optional<EventId> undoes; ///< the first event of the step that this one takes back

    static Event
    make(IncidentId incident, EventBody body, const QString &author, Instant recordedAt)
    {
        return {
            .id = EventId::make(),
            .incident = incident,
            .recordedAt = recordedAt,
            .author = author,
            .body = std::move(body)};
    }
    friend bool operator==(const Event &, const Event &) = default;
};

/// The fold's order: causal, and the same wherever two copies of an archive meet.
inline bool causallyBefore(const Event &a, const Event &b)
{
    return std::tie(a.clock, a.writer, a.n) < std::tie(b.clock, b.writer, b.n);
}

/// Visits with one lambda for each case; a forgotten kind does not compile.
template <typename... F>
struct Overloaded : F... {
    using F::operator()...;
};

} // namespace Bridgelog
