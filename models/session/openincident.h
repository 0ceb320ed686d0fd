// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"
#include "journal/journal.h"
#include "session/undohistory.h"
#include "session/verb.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <memory>

namespace Bridgelog {

/// What a new entry is made of; see EntryAdded for the members.
struct EntryDraft {
    EntryKind kind = EntryKind::Note;
    QString text;
    std::optional<Moment> at; ///< absent: now
    Audience audience = Audience::Internal;
    std::optional<EntryId> after;
    QString author;
    std::optional<HypothesisState> hypothesis;
    QString assignee; ///< who is on it
    QList<StoredAttachment> attachments; ///< in the archive already; see Journal::attachFile
    bool asAction = false; ///< its first line is an action item, too
};

/// Tells what time it is: the wall clock, or one that a test sets.
using WallClock = std::function<Instant()>;

/// An incident that a person works on: each verb makes events, shows them at once and has them
/// written as one step. Undo and redo are compensating events of their own: nothing is taken back
/// from the journal, and what can be undone is derived from it, across restarts.
class OpenIncident : public QObject {
    Q_OBJECT

public:
    struct Declaration {
        QString title;
        std::optional<int> severity;
        QString zone; ///< IANA; empty: the system's
        std::optional<Moment> at; ///< absent: now
        QStringList components;
        IncidentKind kind = IncidentKind::Incident;
    };

    /// Reads and folds an incident of the journal. `author` names who works here.
    static Result<std::unique_ptr<OpenIncident>> open(
        Journal &journal, const IncidentId &id, const QString &author,
        WallClock clock = &Instant::now);
    /// Declares a new one; the checklist of its severity is applied with it.
    static Result<std::unique_ptr<OpenIncident>> declare(
        Journal &journal, const Declaration &declaration, const QString &author,
        WallClock clock = &Instant::now);
    ~OpenIncident() override;

    const Incident &incident() const { return m_incident; }
    const IncidentId &id() const { return m_incident.id; }
    const QString &author() const { return m_author; }
    /// False for the first moments of a large incident: so far its head and latest lines are here,
    /// and `reset` tells when the rest is.
    bool isWhole() const { return m_whole; }
    /// Shown, but not yet on disk.
    bool isSaving(const EntryId &entry) const { return m_saving.contains(entry); }

    EntryId log(const EntryDraft &draft);
    /// Puts stored files onto an entry, or onto a new one of evidence that is named for them.
    EntryId
    attach(const QList<StoredAttachment> &attachments, const std::optional<EntryId> &entry = {});
    /// Stores a file, then attaches it. The future has the progress, and can be cancelled until
    /// then; what was refused is in its result.
    QFuture<Result<StoredAttachment>>
    attachFile(const QString &path, const std::optional<EntryId> &entry = {});
    /// Off the entry: its bytes stay in the archive.
    void detach(const EntryId &entry, const QString &sha256);
    /// Several as one step: what was pasted and split.
    QList<EntryId> log(const QList<EntryDraft> &drafts);
    /// Directly behind another, without a time where the draft has none.
    EntryId insertAfter(const EntryId &after, EntryDraft draft);
    EntryId duplicate(const EntryId &entry);
    /// See splitInTwo; the new entry, null where there was nothing to split.
    EntryId split(const EntryId &entry, qsizetype position);
    /// See joined.
    void join(const QList<EntryId> &entries);
    struct Update {
        QString phase; ///< word; empty: the current one
        QString text;
        Audience audience = Audience::Public;
        std::optional<Moment> at; ///< when what it says was known; absent: now
        QString author;
        std::optional<Instant> nextUpdate; ///< by when it promises the next one
        std::optional<Instant> publishedAt; ///< absent: now
        std::optional<DraftId> draft; ///< what it was until now; it is none any more
    };
    /// Says that it is out: only to be asked once a person has said so.
    EntryId publishUpdate(const Update &update);
    /// Keeps an update that is not out yet; with the id of one that is there, changes it. An
    /// approval is of the words as they stood: changing them takes it back.
    DraftId draftUpdate(UpdateDrafted draft);
    void approveUpdate(const DraftId &draft, bool on = true);
    void withdrawUpdate(const DraftId &draft, const QString &reason = {});
    void revise(const EntryId &entry, const QString &text);
    void retime(const EntryId &entry, const Moment &at);
    void change(const EntryRevised &revision);
    void strike(const EntryId &entry, const QString &reason = {});
    void restore(const EntryId &entry);

    // Many at once, one step each; entries that are that way already are left alone.
    void strike(const QList<EntryId> &entries, const QString &reason = {});
    void restore(const QList<EntryId> &entries);
    void setKind(const QList<EntryId> &entries, EntryKind kind);
    void setAudience(const QList<EntryId> &entries, Audience audience);
    /// Writes ` #tag` behind the texts that do not have it.
    void tagEntries(const QList<EntryId> &entries, const QString &tag);
    /// Those with an instant, ranges whole, as exactly known as before.
    void shift(const QList<EntryId> &entries, qint64 us);
    void pin(const QList<EntryId> &entries, bool on);
    /// Those that are hypotheses.
    void judge(const QList<EntryId> &entries, HypothesisState state);
    /// Who is on it; empty: nobody.
    void assign(const QList<EntryId> &entries, const QString &person);

    /// The action item made from an entry, or nullptr.
    const ActionItem *actionOf(const EntryId &entry) const;
    /// Makes an action item of an entry; asked again, drops it, and takes it up again.
    ActionId makeAction(const EntryId &entry);
    /// Done or open again: the action item made from an entry.
    void toggleDone(const EntryId &entry);

    void retitle(const QString &title);
    void setSeverity(
        std::optional<int> severity, const QString &reason = {},
        const std::optional<Moment> &at = {});
    void setPhase(Phase phase, const std::optional<Moment> &at = {}, const QString &reason = {});
    void setZone(const QString &zone);
    void setMilestone(
        MilestoneName name, const std::optional<Moment> &at,
        const std::optional<EntryId> &entry = {});
    void giveRole(const QString &role, const QString &person);
    /// Beside those who have it already.
    void shareRole(const QString &role, const QString &person);
    void takeRole(const QString &role, const QString &person);
    void addResponder(const QString &person);
    /// Off the list, and out of every role.
    void letGo(const QString &person);
    void setComponent(
        const QString &name, std::optional<Impact> impact, const std::optional<Moment> &at = {});
    void setSummary(const QString &text);
    void setFigure(const FigureSet &figure);
    void setLink(const QString &url, const QString &title);
    void removeLink(const QString &url);
    void tag(const QString &tag, bool on);
    void handOver(const QString &role, const QString &to, const QString &brief);
    /// Whoever got a role says that they have it.
    void acceptHandoff(const QString &role, const QString &person);

    /// Its id is made here; see AssignmentGiven.
    AssignmentId giveAssignment(AssignmentGiven assignment);
    void acknowledge(const AssignmentId &assignment);
    /// The time box ends `minutes` later: counted from its end, or from now where that is past.
    void extend(const AssignmentId &assignment, int minutes, const QString &reason = {});
    void
    endAssignment(const AssignmentId &assignment, ActionState state, const QString &reason = {});

    void applyChecklist(const ChecklistApplied &checklist);
    void tick(const QString &item);
    void untick(const QString &item);
    void skip(const QString &item, const QString &reason, bool notApplicable = false);
    void addItem(const ChecklistItemSpec &spec);
    void reviseItem(const ItemRevised &revision);

    ActionId addAction(const ActionAdded &action); ///< its id is made here
    void closeAction(const ActionId &action, ActionState state);
    void reviseSection(const SectionRevised &section);
    void setPostmortem(const PostmortemSet &set);
    /// Its sections are the document from now on, whole and in order; those there before are gone.
    void beginPostmortem(const QString &templateName, const QList<Section> &sections);
    /// One go of typing: until `endTyping`, or until something else is done, all of it is one step.
    void typeSections(const QList<SectionRevised> &sections);
    void endTyping() { m_typing.reset(); }
    /// Published says when, too.
    void setReview(ReviewState state);
    CommentId comment(const QString &section, const QString &text);
    void resolveComment(const CommentId &comment, bool on = true);
    /// Without an id, a new one.
    FindingId setFinding(FindingSet finding);
    void removeFinding(const FindingId &finding);

    bool canUndo() const { return m_history.canUndo(); }
    bool canRedo() const { return m_history.canRedo(); }
    /// What undo would take back, for the menu: "Log entry".
    QString undoText() const;
    QString redoText() const;
    /// All that can be undone or redone by this person, newest first; the last 500.
    QList<UndoStep> undoSteps() const { return m_history.undoSteps(); }
    QList<UndoStep> redoSteps() const { return m_history.redoSteps(); }
    void undo();
    void redo();
    /// The first `steps` of the list.
    void undoTo(int steps);
    void redoTo(int steps);

Q_SIGNALS:
    /// The fold has changed, by this person or another writer. `changes.timeline` is in order, for
    /// item models.
    void changed(const Bridgelog::Changes &changes);
    /// The fold was made anew (another writer's events came in between); models reset.
    void reset();
    /// These entries are on disk now.
    void saved(const QList<Bridgelog::EntryId> &entries);
    void undoChanged();
    /// One sentence: not all of a step could be undone, since somebody else changed the same.
    void objected(const QString &sentence);

private:
    struct Folded {
        Incident incident;
        UndoHistory history;
        qint64 clock = 0;
    };
    OpenIncident(Journal &journal, const IncidentId &id, const QString &author, WallClock clock);
    Result<> read();
    void readAllLater();
    static Folded fold(const QList<Event> &events, const QString &author);
    static std::shared_ptr<Folded> readWhole(
        const QString &path, bool immutable, const IncidentId &incident, const QString &author,
        qint64 seq);
    QList<EventBody> checklistFor(std::optional<int> severity) const;
    void perform(Verb verb, const QList<EventBody> &bodies);
    void write(
        const QList<EventBody> &bodies, std::optional<Verb> verb = {},
        const std::optional<EventId> &undoes = {}, const std::optional<EventId> &step = {});
    void reviseEach(
        Verb verb, const QList<EntryId> &entries,
        const std::function<void(const Entry &, EntryRevised &)> &edit);
    void takeWay(const UndoHistory::Way &way);
    Changes take(const Event &event);
    void follow(qint64 seq);
    Result<> refold();
    void takeWhole(Folded whole);

    Journal &m_journal;
    QString m_author;
    WallClock m_now;
    Incident m_incident;
    QList<Event> m_pending; ///< applied here, not yet seen in the journal
    QSet<EntryId> m_saving;
    qint64 m_seq = 0; ///< of the last event taken from the journal
    qint64 m_clock = 0;
    bool m_whole = true;
    UndoHistory m_history;
    std::optional<EventId> m_typing; ///< the step that typing goes on with
};

} // namespace Bridgelog
