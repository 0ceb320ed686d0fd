// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"
#include "incident/event.h"
#include "incident/incident.h"
#include "journal/attachmentstore.h"
#include "journal/connection.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QSqlDatabase>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <memory>

class QIODevice;

class QFileSystemWatcher;

namespace Bridgelog {

class JournalWriter;

/// The archive file: an append-only, hash-chained journal of events with projections beside it.
/// Lives on the thread that opened it; writing happens on a thread of its own.
class Journal : public QObject {
    Q_OBJECT

public:
    enum class Access : quint8 {
        Write, ///< makes the file where there is none, migrates an older one
        Read, ///< for asking only; the file must be there
        Immutable, ///< nothing is written, not even a lock file beside it
    };
    /// Opens or makes the archive. Refuses, and leaves untouched, a file that is not ours or from a
    /// newer program.
    static Result<std::unique_ptr<Journal>> open(const QString &path, Access access);
    /// The user's archive: $XDG_DATA_HOME/bridgelog/archive.bridgelog.
    static QString defaultPath();
    ~Journal() override;

    const QString &path() const { return m_path; }
    Access access() const { return m_access; }

    /// Writes `events` in one transaction, in order, and resolves once they are on disk: with the
    /// events as written (writer, n and clock filled in), or with what went wrong, after which the
    /// events are kept and tried again. Events already there by id are not written twice. Never
    /// blocks.
    QFuture<Result<QList<Event>>> append(const QList<Event> &events);
    /// Waits until everything appended is on disk or has failed; the first failure, if any.
    Result<> flush();

    /// The events of an incident in causal order.
    /// Up to `seq`, where it is given.
    Result<QList<Event>> events(const IncidentId &incident, qint64 seq = 0) const;
    struct Tail {
        QList<Event> events;
        qint64 seq = 0; ///< of the last of them
    };
    /// The events behind `seq`, in the order they were written: of every incident, or of one.
    Result<Tail> eventsBehind(qint64 seq, const IncidentId &incident = {}) const;
    /// What the projections know of an incident without folding it: its head and the last `rows`
    /// lines of its timeline. For a first picture of a large one.
    Result<Incident> glance(const IncidentId &incident, int rows) const;
    /// How many events an incident has.
    qint64 eventCount(const IncidentId &incident) const;
    qint64 lastSeq() const;

    /// Half-typed text, kept for each incident apart (a null id: for the one not yet declared).
    /// Empty text removes it. Durable shortly after; never an event.
    enum class DraftWhen : quint8 {
        Soon,
        WithNextAppend ///< or not at all: what is logged is a draft no more from that very moment
    };
    void
    keepDraft(const IncidentId &incident, const QString &text, DraftWhen when = DraftWhen::Soon);
    QString draft(const IncidentId &incident) const;

    /// Stores bytes under their SHA-256 (hex), once, durable when the future resolves.
    QFuture<Result<QString>>
    attach(const QByteArray &bytes, const QString &name, const QString &mediaType);
    /// Takes a file in, piece by piece, whatever its size up to the limit; see AttachmentStore.
    QFuture<Result<StoredAttachment>> attachFile(const QString &path);
    /// The largest that is taken, in bytes; 1 GiB unless told.
    void setAttachmentLimit(qint64 bytes);
    qint64 attachmentLimit() const;
    /// All bytes of an attachment: for small ones.
    QByteArray attachment(const QString &sha256) const;
    /// Some of them; fewer at its end.
    QByteArray readAttachment(const QString &sha256, qint64 offset, qint64 length) const;
    /// To read it piece by piece on this thread.
    Result<std::unique_ptr<QIODevice>> openAttachment(const QString &sha256) const;
    /// Writes it to a file, whole or not at all.
    QFuture<Result<>> exportAttachment(const QString &sha256, const QString &path) const;
    /// Removes what was half stored by a program that has ended; done by itself a while after
    /// opening.
    QFuture<Result<>> cleanAttachments();

    /// Something that is due, as a reminder names it; see Deadline::key.
    struct Reminder {
        IncidentId incident;
        QString key;
        Instant due;
    };
    /// Asks to show a reminder at `now`: true for one program, once, and again for one once a
    /// snooze has passed. Durable when the future resolves.
    QFuture<Result<bool>> claimReminder(const Reminder &reminder, Instant now);
    /// Shows it again at `until`; one that was never shown stays as it is.
    QFuture<Result<>> snoozeReminder(const IncidentId &incident, const QString &key, Instant until);
    /// The keys of an incident's reminders that need no asking at `now`: shown, or snoozed for
    /// longer.
    QSet<QString> settledReminders(const IncidentId &incident, Instant now) const;

    /// Appends a Redacted event for each of `events`, removes their payloads for good and wipes
    /// what is left of them.
    QFuture<Result<>> redact(
        const IncidentId &incident, const QList<EventId> &events, const QString &reason,
        const QString &author);

    /// Makes every projection anew from the journal.
    QFuture<Result<>> rebuild();

    /// The read connection of this journal's thread, for the layer that asks across incidents.
    /// Another thread opens a Connection of its own.
    QSqlDatabase connection() const;

    /// The state that the window shows.
    struct Standing {
        bool saved = true; ///< false: something is not on disk
        Instant savedAt; ///< the last commit of this program
        QString trouble; ///< NOT SAVED: what happened and where the entries are
        QString lastBackup; ///< path of the last verified backup
        std::optional<Instant> backupAt;
    };
    const Standing &standing() const { return m_standing; }

    /// How long after a word from the kernel, and how often, this looks for lines of other
    /// programs.
    struct Pace {
        std::chrono::milliseconds soon{50};
        std::chrono::milliseconds usual{600};
        std::chrono::milliseconds calm{5000}; ///< after some looks in vain, where the kernel tells
    };
    void setPace(const Pace &pace);

Q_SIGNALS:
    /// Somebody (this program or another) has written: `seq` is the new end. Within a second of the
    /// other's commit.
    void grown(qint64 seq);
    void standingChanged();

private:
    Journal(const QString &path, Access access);
    Result<bool> isUpToDate(int version) const;
    Result<> bringUpToDate(int version);
    Connection::Mode readMode() const;
    void startWriter();
    void startWatch();
    void look();
    void lookSoon();
    void lookAround();
    void backUpOnTheHour();

    QString m_path;
    Access m_access;
    Standing m_standing;
    qint64 m_seq = 0;
    bool m_changedSinceBackup = false;
    std::unique_ptr<QFileSystemWatcher> m_log;
    Pace m_pace;
    QTimer m_watch{this};
    int m_vainLooks = 0;
    std::unique_ptr<Connection> m_reader;
    std::unique_ptr<JournalWriter> m_writer;
    QHash<IncidentId, QString> m_drafts; ///< for the next append
    std::unique_ptr<AttachmentStore> m_attachments;
    QThreadPool m_backups;
};

} // namespace Bridgelog
