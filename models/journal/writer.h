// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"
#include "incident/event.h"
#include "journal/connection.h"
#include "journal/eventtable.h"
#include "journal/projector.h"
#include "journal/spill.h"

#include <QFuture>
#include <QPromise>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace Bridgelog {

/// The one thread that writes to an archive. Jobs run in the order they came; nothing here is ever
/// called saved before its transaction is on disk. After any failure nothing more is acknowledged
/// until a TRUNCATE checkpoint has succeeded and every parked event stands in the file: WAL alone
/// does not survive a failed fsync.
class JournalWriter {
public:
    using Events = Result<QList<Event>>;
    struct Report { ///< called on the writer's thread
        std::function<void(qint64 seq)> committed;
        std::function<void(const QString &trouble)> trouble; ///< empty once all is well again
    };

    JournalWriter(const QString &path, Report report);
    /// Writes what waits, checkpoints and closes.
    ~JournalWriter();
    JournalWriter(const JournalWriter &) = delete;
    JournalWriter &operator=(const JournalWriter &) = delete;

    /// The drafts are kept in the same transaction.
    QFuture<Events>
    append(const QList<Event> &events, const QHash<IncidentId, QString> &drafts = {});
    void keepDraft(const IncidentId &incident, const QString &text);
    QFuture<Result<QString>>
    attach(const QByteArray &bytes, const QString &name, const QString &mediaType);
    /// Does `work` in a transaction of its own, when its turn comes.
    QFuture<Result<>> perform(std::function<Result<>(const Connection &)> work);
    QFuture<Result<>> redact(const QList<Event> &redactions);
    QFuture<Result<>> rebuild();
    /// Takes in the words of lines that the index does not know yet, as after a kill.
    void catchUpIndex();
    /// Waits until all that was asked so far has been done or is parked; what is in the way, if
    /// anything.
    Result<> flush();

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds lastRetry{2};
    struct Parked {
        QList<Event> events;
        std::shared_ptr<QPromise<Events>> promise;
        bool spilled = false; ///< stands in the side file
    };

    void loop();
    void post(std::function<void()> job);
    void whenIdle();
    void tendLog();
    void takeInWords();
    void readSoon();
    Clock::time_point nextWake() const;

    Result<> connect();
    void appendNow(const QList<Event> &events, const std::shared_ptr<QPromise<Events>> &promise);
    Events commit(QList<Event> events);
    void park(const QList<Event> &events, const std::shared_ptr<QPromise<Events>> &promise);
    void spillParked();
    void forgetSpilled(const QList<Event> &events) const;
    void enterTrouble(const Error &error);
    Result<> distrust(const Result<> &outcome);
    void recover();
    Result<> writeDrafts();
    Result<> putDrafts();
    Result<QString>
    attachNow(const QByteArray &bytes, const QString &name, const QString &mediaType);
    Result<> redactNow(QList<Event> redactions);
    Result<QStringList> wipe(const Event &redaction);
    Result<> inTransaction(const std::function<Result<>()> &work);

    const QString m_path;
    const Report m_report;
    const Spill m_spill;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    bool m_stop = false;

    // The writer's thread only.
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<EventAppender> m_appender;
    std::unique_ptr<Projector> m_projector;
    QString m_writerId;
    std::deque<Parked> m_parked;
    QHash<IncidentId, QString> m_drafts;
    Clock::time_point m_draftsDue = Clock::time_point::max();
    Clock::time_point m_retryAt = Clock::time_point::max();
    Clock::duration m_retryDelay = Clock::duration::zero();
    Clock::time_point m_checkpointAt = Clock::time_point::max();
    int m_unindexed = 0; ///< lines since the index of words was last made whole
    Clock::time_point m_fullLookAt = Clock::time_point::min();
    QString m_trouble;

    std::thread m_thread;
};

} // namespace Bridgelog
