// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

#include <QSet>

#include <deque>

namespace Bridgelog {

/// A step that can be undone, or done again.
struct UndoStep {
    EventId id; ///< its first event
    QString text; ///< what was done: "Strike 3 entries"
    QString about; ///< where it is one entry: how that begins
    Instant at; ///< when it was done first
    int entries = 0; ///< how many it touches

    /// "Strike entry: Half of the orders…"
    QString told() const;

    friend bool operator==(const UndoStep &, const UndoStep &) = default;
};
/// The entry that an event makes or changes, if it is about one.
std::optional<EntryId> entryOf(const EventBody &body);

/// What one person can undo and redo, derived from the journal's events alone: a step is what was
/// written under one verb, and an undo names the step that it takes back. So it is there again when
/// the incident is opened again. Shown each event of the incident in order, before it is folded.
class UndoHistory {
public:
    static constexpr qsizetype mostSteps = 500;

    explicit UndoHistory(const QString &author)
        : m_author(author)
    {
    }
    /// Where to begin so that no step worth keeping is missed: the index of an event.
    static qsizetype startFor(const QList<Event> &events, const QString &author);

    /// `event` is about to be folded into `incident`.
    void note(const Incident &incident, const Event &event);
    /// What was noted so far is folded into `incident`, and no more of the last step comes.
    void settle(const Incident &incident);

    /// Newest first.
    QList<UndoStep> undoSteps() const { return listOf(m_undo); }
    QList<UndoStep> redoSteps() const { return listOf(m_redo); }
    bool canUndo() const { return !m_undo.empty(); }
    bool canRedo() const { return !m_redo.empty(); }
    /// The step is the last thing that anybody did.
    bool goesOnWith(const EventId &step) const
    {
        return !m_others && canUndo() && lastUndo().id == step;
    }
    /// The last step: only to be asked where there is one.
    const UndoStep &lastUndo() const { return m_undo.back().step; }
    const UndoStep &lastRedo() const { return m_redo.back().step; }

    /// What takes the last step back as things stand now.
    struct Way {
        QList<EventBody> bodies; ///< empty: nothing can be taken back any more
        EventId undoes;
        QString objection; ///< one sentence where not all of it can be taken back
    };
    Way wayBack(const Incident &now) const { return wayOf(m_undo.back(), now); }
    Way wayForth(const Incident &now) const { return wayOf(m_redo.back(), now); }
    /// Forgets the last step: it cannot be taken back any more.
    void dropUndo() { m_undo.pop_back(); }
    void dropRedo() { m_redo.pop_back(); }

private:
    /// What takes one event back, and what it finds where nothing has come in between.
    struct Part {
        QList<EventBody> back;
        QList<EventBody> ground;
    };
    struct Step {
        UndoStep step;
        QString verb;
        QSet<EntryId> entries;
        std::deque<Part> parts; ///< the last event's first
    };
    enum class Kind : quint8 {
        None,
        Done,
        Undone,
        Redone
    };
    void begin(const Event &event);
    void goOn(const Event &event);
    bool isCovered(const QList<EventBody> &back) const;
    void add(const Incident &incident, const Event &event);
    Way wayOf(const Step &step, const Incident &now) const;
    static QList<UndoStep> listOf(const std::deque<Step> &steps);
    static QList<EventBody> groundOf(const Incident &incident, const QList<EventBody> &back);

    QString m_author;
    std::deque<Step> m_undo;
    std::deque<Step> m_redo;
    Step m_open; ///< being written
    Kind m_kind = Kind::None; ///< of the open one
    std::optional<EventId> m_undoes; ///< of the open one
    bool m_others = false; ///< somebody else did something since this person's last event
};

} // namespace Bridgelog
