// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/writer.h"

#include "journal/attachedwords.h"
#include "journal/wordindex.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QVariant>

#include <algorithm>
#include <limits>

namespace Bridgelog {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcWriter, "bridgelog.journal.writer")

static constexpr auto draftDelay = 150ms;
static constexpr auto idleDelay = 500ms;
static constexpr int mostUnindexed = 200; ///< lines, which every search looks through
static constexpr int indexedAtOnce = 100; ///< lines: a few milliseconds
static constexpr qsizetype bulk = 50; ///< events that come together, whose words need not wait
static constexpr int checkpointPages = 800; ///< of the thousand that the log has room for
static constexpr int mostPages = 16 * checkpointPages;

JournalWriter::JournalWriter(const QString &path, Report report)
    : m_path(path)
    , m_report(std::move(report))
    , m_spill(path)
    , m_thread([this] { loop(); })
{
    if (!m_spill.isEmpty()) // what an earlier run could not save
        post([this] {
            if (const QList<Event> events = m_spill.events(); !events.isEmpty())
                appendNow(events, nullptr);
        });
}

JournalWriter::~JournalWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void JournalWriter::post(std::function<void()> job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

JournalWriter::Clock::time_point JournalWriter::nextWake() const
{
    return std::min({m_draftsDue, m_retryAt, m_checkpointAt});
}

void JournalWriter::loop()
{
    for (;;) {
        std::function<void()> job;
        {
            std::unique_lock lock(m_mutex);
            const auto ready = [this] { return m_stop || !m_jobs.empty(); };
            if (const auto wake = nextWake(); wake == Clock::time_point::max())
                m_wake.wait(lock, ready);
            else
                m_wake.wait_until(lock, wake, ready);
            if (!m_jobs.empty()) {
                job = std::move(m_jobs.front());
                m_jobs.pop_front();
            } else if (m_stop) {
                break;
            }
        }
        if (job)
            job();
        whenIdle();
    }
    [[maybe_unused]] const auto drafted = writeDrafts();
    if (!m_parked.empty())
        recover();
    while (m_unindexed > 0 && m_trouble.isEmpty())
        takeInWords();
    // A log left behind by a program that was killed is moved, too, so that one file is all.
    if (m_trouble.isEmpty() && (m_connection || QFileInfo(m_path + u"-wal"_s).size() > 0)) {
        auto done = connect();
        if (done)
            done = m_connection->checkpoint(u"TRUNCATE"_s);
        if (!done)
            qCInfo(lcWriter) << "left the write-ahead log in place:" << done.error().detail;
    }
    for (const Parked &parked :
         m_parked) { // they stand in the side file, and are taken up at the next opening
        if (parked.promise) {
            parked.promise->addResult(std::unexpected(Error{.sentence = m_trouble}));
            parked.promise->finish();
        }
    }
    m_projector.reset();
    m_appender.reset();
    m_connection.reset();
}

void JournalWriter::whenIdle()
{
    const auto now = Clock::now();
    if (now >= m_draftsDue) {
        if (!m_trouble.isEmpty())
            m_draftsDue = now + lastRetry;
        else if (auto done = writeDrafts(); !done)
            enterTrouble(done.error());
    }
    if (now >= m_retryAt)
        recover();
    const bool calm = now >= m_checkpointAt;
    if (m_unindexed > 0 && m_trouble.isEmpty() && (calm || m_unindexed >= mostUnindexed)) {
        takeInWords();
        if (m_unindexed > 0)
            return; // what was asked meanwhile goes first
    }
    const bool full = m_connection && m_connection->logPages() > mostPages && now >= m_fullLookAt;
    if (m_connection && m_trouble.isEmpty() && (calm || full))
        tendLog();
}

/// Moves a log that has grown, and keeps its file at its usual size for what comes.
void JournalWriter::tendLog()
{
    m_checkpointAt = Clock::time_point::max();
    m_fullLookAt = Clock::now() + lastRetry;
    auto done = m_connection->logPages() > checkpointPages ? m_connection->checkpoint(u"PASSIVE"_s)
                                                           : Result<>();
    if (done)
        done = m_connection->reserveLog(Connection::usualLogBytes);
    if (!done && !done.error().detail.isEmpty()) // no detail: somebody else reads; later will do
        enterTrouble(done.error());
}

void JournalWriter::catchUpIndex()
{
    post([this] {
        if (!m_trouble.isEmpty())
            return;
        m_unindexed += mostUnindexed;
        m_checkpointAt = Clock::now();
        takeInWords();
    });
}

/// What was made anew says again what is attached, and not yet what it says.
void JournalWriter::readSoon()
{
    ++m_unindexed;
    m_checkpointAt = Clock::now();
}

/// Some of the lines that wait for it, then the files of an entry, in a transaction that nobody
/// waits for.
void JournalWriter::takeInWords()
{
    bool behind = false;
    const auto done = inTransaction([&]() -> Result<> {
        const WordIndex index(*m_connection);
        const AttachedWords attached(*m_connection);
        const auto lines = index.isBehind();
        if (!lines)
            return std::unexpected(lines.error());
        if (auto taken = *lines ? index.takeIn(indexedAtOnce) : attached.readNext(); !taken)
            return taken;
        const auto more = index.isBehind();
        const auto unread = attached.areUnread();
        if (!more || !unread)
            return std::unexpected(more ? unread.error() : more.error());
        behind = *more || *unread;
        return {};
    });
    if (!done)
        enterTrouble(done.error());
    if (!done || !behind)
        m_unindexed = 0; // after a failure: until the next line
}

Result<> JournalWriter::connect()
{
    if (m_connection)
        return {};
    auto connection = Connection::open(m_path, Connection::Mode::ReadWrite);
    if (!connection)
        return std::unexpected(connection.error());
    const auto writer = (*connection)->value(u"SELECT value FROM meta WHERE key = 'writer'"_s);
    if (!writer)
        return std::unexpected(writer.error());
    if (auto settled = (*connection)->settleLog(); !settled)
        return settled;
    m_writerId = writer->toString();
    m_connection = std::move(*connection);
    m_appender = std::make_unique<EventAppender>(*m_connection, m_writerId);
    m_projector = std::make_unique<Projector>(*m_connection);
    return {};
}

Result<> JournalWriter::inTransaction(const std::function<Result<>()> &work)
{
    if (auto ready = connect(); !ready)
        return ready;
    auto done = [&]() -> Result<> {
        auto transaction = Transaction::begin(*m_connection);
        if (!transaction)
            return std::unexpected(transaction.error());
        if (auto worked = work(); !worked)
            return worked;
        return transaction->commit();
    }();
    if (!done) { // what they remember may not have happened
        m_projector->forget();
        m_appender = std::make_unique<EventAppender>(*m_connection, m_writerId);
    }
    return done;
}

JournalWriter::Events JournalWriter::commit(QList<Event> events)
{
    qint64 seq = 0;
    const auto done = inTransaction([&]() -> Result<> {
        if (auto caught = m_appender->catchUp(); !caught)
            return caught;
        const qint64 before = m_appender->lastSeq();
        QList<EventTable::Stored> fresh;
        for (Event &event : events) {
            const auto at = m_appender->append(event);
            if (!at)
                return std::unexpected(at.error());
            if (*at > before)
                fresh.append({.seq = *at, .event = event});
            seq = std::max(seq, *at);
        }
        if (auto put = putDrafts(); !put)
            return put;
        if (auto projected = m_projector->project(fresh); !projected || fresh.size() <= bulk)
            return projected;
        return WordIndex(*m_connection).takeIn(std::numeric_limits<int>::max());
    });
    if (!done)
        return std::unexpected(done.error());
    m_appender->committed();
    m_drafts.clear();
    m_draftsDue = Clock::time_point::max();
    m_unindexed += static_cast<int>(events.size());
    m_checkpointAt = Clock::now() + idleDelay;
    m_report.committed(seq);
    return events;
}

QFuture<JournalWriter::Events>
JournalWriter::append(const QList<Event> &events, const QHash<IncidentId, QString> &drafts)
{
    auto promise = std::make_shared<QPromise<Events>>();
    promise->start();
    QFuture<Events> future = promise->future();
    post([this, events, drafts, promise] {
        m_drafts.insert(drafts);
        appendNow(events, promise);
    });
    return future;
}

void JournalWriter::appendNow(
    const QList<Event> &events, const std::shared_ptr<QPromise<Events>> &promise)
{
    if (m_trouble.isEmpty()) {
        auto written = commit(events);
        if (written) {
            if (promise) {
                promise->addResult(std::move(written));
                promise->finish();
            } else {
                forgetSpilled(events);
            }
            return;
        }
        enterTrouble(written.error());
    }
    park(events, promise);
}

void JournalWriter::keepDraft(const IncidentId &incident, const QString &text)
{
    post([this, incident, text] {
        m_drafts.insert(incident, text);
        if (m_draftsDue == Clock::time_point::max())
            m_draftsDue = Clock::now() + draftDelay;
    });
}

Result<> JournalWriter::putDrafts()
{
    for (const auto &[incident, text] : m_drafts.asKeyValueRange()) {
        auto query = m_connection->prepare(
            text.isEmpty() ? u"DELETE FROM draft WHERE incident = ?"_s
                           : u"INSERT OR REPLACE INTO draft(incident, text) VALUES(?, ?)"_s);
        if (!query)
            return std::unexpected(query.error());
        query->addBindValue(incident.text());
        if (!text.isEmpty())
            query->addBindValue(text);
        if (auto ran = run(*query); !ran)
            return ran;
    }
    return {};
}

Result<> JournalWriter::writeDrafts()
{
    m_draftsDue = Clock::time_point::max();
    if (m_drafts.isEmpty())
        return {};
    const auto done = inTransaction([this] { return putDrafts(); });
    if (done)
        m_drafts.clear();
    else
        m_draftsDue = Clock::now() + lastRetry;
    return done;
}

QFuture<Result<QString>>
JournalWriter::attach(const QByteArray &bytes, const QString &name, const QString &mediaType)
{
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    QFuture<Result<QString>> future = promise->future();
    post([this, bytes, name, mediaType, promise] {
        promise->addResult(attachNow(bytes, name, mediaType));
        promise->finish();
    });
    return future;
}

Result<QString>
JournalWriter::attachNow(const QByteArray &bytes, const QString &name, const QString &mediaType)
{
    if (!m_trouble.isEmpty())
        return std::unexpected(Error{.sentence = m_trouble});
    QString sha256 =
        QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    const auto done = inTransaction([&]() -> Result<> {
        auto query = m_connection->prepare(
            u"INSERT OR IGNORE INTO attachment(sha256, media_type, name, bytes) VALUES(?, ?, ?, ?)"_s);
        if (!query)
            return std::unexpected(query.error());
        query->addBindValue(sha256);
        query->addBindValue(mediaType);
        query->addBindValue(name);
        query->addBindValue(bytes);
        return run(*query);
    });
    if (done)
        return sha256;
    enterTrouble(done.error());
    return std::unexpected(done.error());
}

QFuture<Result<>> JournalWriter::perform(std::function<Result<>(const Connection &)> work)
{
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    QFuture<Result<>> future = promise->future();
    post([this, work = std::move(work), promise] {
        promise->addResult(
            m_trouble.isEmpty() ? distrust(inTransaction([&] { return work(*m_connection); }))
                                : Result<>(std::unexpected(Error{.sentence = m_trouble})));
        promise->finish();
    });
    return future;
}

QFuture<Result<>> JournalWriter::rebuild()
{
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    QFuture<Result<>> future = promise->future();
    post([this, promise] {
        promise->addResult(
            m_trouble.isEmpty() ? distrust(inTransaction([this] { return m_projector->rebuild(); }))
                                : Result<>(std::unexpected(Error{.sentence = m_trouble})));
        readSoon();
        promise->finish();
    });
    return future;
}

Result<> JournalWriter::flush()
{
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    QFuture<Result<>> future = promise->future();
    post([this, promise] {
        const auto drafts = m_trouble.isEmpty() ? writeDrafts() : Result<>();
        promise->addResult(
            !m_trouble.isEmpty() ? Result<>(std::unexpected(Error{.sentence = m_trouble}))
                                 : drafts);
        promise->finish();
    });
    future.waitForFinished();
    return future.result();
}

} // namespace Bridgelog
