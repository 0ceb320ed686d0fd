// SPDX-License-Identifier: GPL-3.0-or-later
// What the writer does once the archive cannot be written, and until it can be again.
#include "journal/writer.h"

#include <QLoggingCategory>

#include <algorithm>
#include <functional>

namespace Bridgelog {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcTrouble, "bridgelog.journal.writer")

static constexpr auto firstRetry = 100ms; ///< doubled with every vain attempt

void JournalWriter::park(
    const QList<Event> &events, const std::shared_ptr<QPromise<Events>> &promise)
{
    // Without a promise they come from the side file, and stand there already.
    m_parked.push_back({.events = events, .promise = promise, .spilled = promise == nullptr});
    spillParked();
}

void JournalWriter::spillParked()
{
    bool all = true;
    for (Parked &parked : m_parked) {
        if (!parked.spilled)
            parked.spilled = m_spill.append(parked.events).has_value();
        all = all && parked.spilled;
    }
    m_trouble = all
        ? u"NOT SAVED: the archive cannot be written; the entries are kept in %1."_s.arg(
              m_spill.path())
        : u"NOT SAVED: neither the archive nor %1 can be written; the entries are in this window only."_s
              .arg(m_spill.path());
    m_report.trouble(m_trouble);
}

void JournalWriter::forgetSpilled(const QList<Event> &events) const
{
    QSet<EventId> ids;
    for (const Event &event : events)
        ids.insert(event.id);
    m_spill.forget(ids);
}

void JournalWriter::enterTrouble(const Error &error)
{
    qCWarning(lcTrouble) << "stopped acknowledging:" << error.sentence << error.detail;
    m_trouble = u"NOT SAVED: the archive %1 cannot be written."_s.arg(m_path);
    m_retryDelay = firstRetry;
    m_retryAt = Clock::now() + m_retryDelay;
    m_checkpointAt = Clock::time_point::max();
    m_projector.reset();
    m_appender.reset();
    m_connection.reset();
    m_report.trouble(m_trouble);
}

/// Where SQLite has failed (its words are the detail), nothing more is acknowledged for now.
Result<> JournalWriter::distrust(const Result<> &outcome)
{
    if (!outcome && !outcome.error().detail.isEmpty())
        enterTrouble(outcome.error());
    return outcome;
}

/// A connection of its own, a TRUNCATE checkpoint, every parked event, and a TRUNCATE checkpoint
/// again: only then is anything called saved.
void JournalWriter::recover()
{
    const auto attempt = [this]() -> Result<QList<QList<Event>>> {
        if (auto ready = connect(); !ready)
            return std::unexpected(ready.error());
        if (auto done = m_connection->checkpoint(u"TRUNCATE"_s); !done)
            return std::unexpected(done.error());
        QList<QList<Event>> written;
        for (const Parked &parked : m_parked) {
            auto events = commit(parked.events);
            if (!events)
                return std::unexpected(events.error());
            written.append(std::move(*events));
        }
        if (auto done = m_connection->checkpoint(u"TRUNCATE"_s); !done)
            return std::unexpected(done.error());
        return written;
    };
    auto written = attempt();
    if (!written) {
        qCInfo(lcTrouble) << "still cannot write:" << written.error().detail;
        m_retryDelay = std::min<Clock::duration>(2 * m_retryDelay, lastRetry);
        m_retryAt = Clock::now() + m_retryDelay;
        m_projector.reset();
        m_appender.reset();
        m_connection.reset();
        if (std::ranges::any_of(m_parked, std::not_fn(&Parked::spilled)))
            spillParked();
        return;
    }
    for (qsizetype i = 0; i < written->size(); ++i) {
        if (const auto &promise = m_parked[static_cast<size_t>(i)].promise) {
            promise->addResult(Events(written->at(i)));
            promise->finish();
        }
    }
    QList<Event> saved;
    for (const Parked &parked : m_parked)
        saved += parked.events;
    m_parked.clear();
    forgetSpilled(saved);
    m_trouble.clear();
    m_retryAt = Clock::time_point::max();
    m_report.trouble({});
}

} // namespace Bridgelog
