// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/handoff.h"
#include "session/openincident.h"
#include "session/reminders.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Bridgelog {

/// An incident that a script has people live through: each of them works on it through the verbs of
/// a session, on one clock that goes on in steps of half a minute, and reminders are looked for at
/// each. The format is told in replays/README.md. What does not go as the script has it is among
/// the faults, one sentence each.
class LivedIncident {
public:
    /// `archive`: where it is written.
    LivedIncident(const QJsonObject &script, const QString &archive);
    ~LivedIncident();

    void live();

    const QStringList &faults() const { return m_faults; }
    /// "15:49 item Confirm the blast radius", as they were told; call-outs apart.
    const QStringList &reminders() const { return m_reminders; }
    const QStringList &callOuts() const { return m_callOuts; }
    /// Whoever worked on it last; the others must have seen the same.
    const Incident &incident() const;
    bool allSeeTheSame() const;

private:
    using Verb = void (LivedIncident::*)(const QJsonValue &words);
    static const QHash<QString, Verb> &verbs();

    void perform(const QJsonObject &step);
    void goOnTo(Instant at);
    void look();
    void settle();
    OpenIncident &as(const QString &person);
    OpenIncident &me() { return *m_people.at(m_by); }
    void fault(const QString &what);
    Instant instantOf(const QString &time) const;
    QString timeOf(Instant instant) const;
    template <typename E>
    E valueOf(const QJsonValue &words, const QString &key);
    template <typename Id>
    Id named(const QHash<QString, Id> &names, const QString &name);

    void declare(const QJsonValue &words);
    void role(const QJsonValue &words);
    void responders(const QJsonValue &people);
    void severity(const QJsonValue &words);
    void phase(const QJsonValue &words);
    void milestone(const QJsonValue &words);
    void component(const QJsonValue &words);
    void summary(const QJsonValue &text);
    void figure(const QJsonValue &words);
    void link(const QJsonValue &words);
    void tick(const QJsonValue &items);
    void skip(const QJsonValue &words);
    void log(const QJsonValue &words);
    void judge(const QJsonValue &words);
    void strike(const QJsonValue &words);
    void assign(const QJsonValue &words);
    void acknowledge(const QJsonValue &name);
    void extend(const QJsonValue &words);
    void end(const QJsonValue &words);
    void draft(const QJsonValue &words);
    void approve(const QJsonValue &name);
    void publish(const QJsonValue &words);
    void done(const QJsonValue &name);
    void snooze(const QJsonValue &words);
    void handOver(const QJsonValue &words);
    void accept(const QJsonValue &role);
    void compareBrief(const HandoffBrief &brief, const QJsonObject &wanted);

    QJsonObject m_script;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<Reminders> m_watch;
    std::map<QString, std::unique_ptr<OpenIncident>> m_people;
    QString m_by;
    IncidentId m_id;
    Instant m_now;
    QHash<QString, EntryId> m_entries;
    QHash<QString, AssignmentId> m_assignments;
    QHash<QString, DraftId> m_drafts;
    QHash<QString, Instant> m_dueSince; ///< by their keys
    QStringList m_told; ///< keys
    QStringList m_snoozed;
    QStringList m_reminders;
    QStringList m_callOuts;
    QStringList m_faults;
};

} // namespace Bridgelog
