// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"
#include "journal/journal.h"

#include <QObject>
#include <QSet>

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
};

/// An incident that a person works on: each verb makes events, shows them at once and has them
/// written. Undo and redo are compensating events of their own: nothing is taken back from the
/// journal.
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
    static Result<std::unique_ptr<OpenIncident>>
    open(Journal &journal, const IncidentId &id, const QString &author);
    /// Declares a new one; the checklist of its severity is applied with it.
    static Result<std::unique_ptr<OpenIncident>>
    declare(Journal &journal, const Declaration &declaration, const QString &author);
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
    struct Update {
        QString phase; ///< word; empty: the current one
        QString text;
        Audience audience = Audience::Public;
        std::optional<Moment> at;
        QString author;
    };
    EntryId publishUpdate(const Update &update);
    void revise(const EntryId &entry, const QString &text);
    void retime(const EntryId &entry, const Moment &at);
    void change(const EntryRevised &revision);
    void strike(const EntryId &entry, const QString &reason = {});
    void restore(const EntryId &entry);

    void retitle(const QString &title);
    void setSeverity(std::optional<int> severity, const QString &reason = {});
    void setPhase(Phase phase, const std::optional<Moment> &at = {}, const QString &reason = {});
    void setZone(const QString &zone);
    void setMilestone(
        MilestoneName name, const std::optional<Moment> &at,
        const std::optional<EntryId> &entry = {});
    void giveRole(const QString &role, const QString &person);
    void setComponent(const QString &name, std::optional<Impact> impact);
    void tag(const QString &tag, bool on);
    void handOver(const QString &role, const QString &to, const QString &brief);

    void applyChecklist(const ChecklistApplied &checklist);
    void tick(const QString &item);
    void untick(const QString &item);
    void skip(const QString &item, const QString &reason, bool notApplicable = false);

    ActionId addAction(const ActionAdded &action); ///< its id is made here
    void closeAction(const ActionId &action, ActionState state);
    void reviseSection(const SectionRevised &section);
    void setPostmortem(const PostmortemSet &set);

    bool canUndo() const { return !m_undo.isEmpty(); }
    bool canRedo() const { return !m_redo.isEmpty(); }
    /// What undo would take back, for the menu: "Log entry".
    QString undoText() const;
    QString redoText() const;
    void undo();
    void redo();

Q_SIGNALS:
    /// The fold has changed, by this person or another writer. `changes.timeline` is in order, for
    /// item models.
    void changed(const Bridgelog::Changes &changes);
    /// The fold was made anew (another writer's events came in between); models reset.
    void reset();
    /// These entries are on disk now.
    void saved(const QList<Bridgelog::EntryId> &entries);
    void undoChanged();

private:
    struct Step {
        QString text;
        QList<EventBody> back; ///< what takes it back
        QList<EventBody> forth; ///< what does it again
    };
    OpenIncident(Journal &journal, const IncidentId &id, const QString &author);
    Result<> read();
    void readAllLater();
    void perform(const Step &step, const QList<EventBody> &bodies);
    void perform(const QString &text, const EventBody &body, const QList<EventBody> &back);
    void write(const QList<EventBody> &bodies);
    Changes take(const Event &event);
    void follow(qint64 seq);
    Result<> refold();
    void takeWhole(Incident whole, qint64 clock);
    void undoOrRedo(QList<Step> &from, QList<Step> &to, bool back);

    Journal &m_journal;
    QString m_author;
    Incident m_incident;
    QList<Event> m_pending; ///< applied here, not yet seen in the journal
    QSet<EntryId> m_saving;
    qint64 m_seq = 0; ///< of the last event taken from the journal
    qint64 m_clock = 0;
    bool m_whole = true;
    QList<Step> m_undo;
    QList<Step> m_redo;
};

} // namespace Bridgelog
