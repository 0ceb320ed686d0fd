// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/attachedwords.h"
#include "journal/writer.h"

#include <QVariant>

// What is removed for good.

namespace Bridgelog {

using namespace Qt::StringLiterals;

QFuture<Result<>> JournalWriter::redact(const QList<Event> &redactions)
{
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    QFuture<Result<>> future = promise->future();
    post([this, redactions, promise] {
        promise->addResult(redactNow(redactions));
        promise->finish();
    });
    return future;
}

Result<> JournalWriter::redactNow(QList<Event> redactions)
{
    if (!m_trouble.isEmpty())
        return std::unexpected(Error{.sentence = m_trouble});
    const auto done = inTransaction([&]() -> Result<> {
        if (auto caught = m_appender->catchUp(); !caught)
            return caught;
        QStringList files;
        for (Event &redaction : redactions) {
            if (const auto at = m_appender->append(redaction); !at)
                return std::unexpected(at.error());
            const auto named = wipe(redaction);
            if (!named)
                return std::unexpected(named.error());
            files += *named;
        }
        if (auto removed = removeUnnamed(*m_connection, files); !removed)
            return removed;
        return m_projector->refresh(redactions.first().incident);
    });
    if (!done)
        return distrust(done);
    readSoon();
    // What the pages and the log still held goes with a merge of the indexes, a vacuum of free
    // pages and an empty log.
    for (const QString &statement :
         {u"INSERT INTO entry_fts(entry_fts) VALUES('optimize')"_s,
          u"INSERT INTO attached_fts(attached_fts) VALUES('optimize')"_s, u"VACUUM"_s}) {
        if (auto ran = m_connection->execute(statement); !ran)
            return distrust(ran);
    }
    if (auto truncated = m_connection->checkpoint(u"TRUNCATE"_s); !truncated)
        return distrust(truncated);
    const auto seq = EventTable::lastSeq(*m_connection);
    m_report.committed(seq.value_or(0));
    return {};
}

/// Empties the event that a redaction names; gives the files that it attached.
Result<QStringList> JournalWriter::wipe(const Event &redaction)
{
    const QString event = std::get<Redacted>(redaction.body).event.text();
    QStringList files;
    for (const QString &sql :
         {u"SELECT json_extract(payload, '$.sha256') FROM event WHERE id = ? AND incident = ?"_s,
          u"UPDATE event SET payload = NULL, salt = NULL WHERE id = ? AND incident = ?"_s}) {
        auto query = m_connection->prepare(sql);
        if (!query)
            return std::unexpected(query.error());
        query->addBindValue(event);
        query->addBindValue(redaction.incident.text());
        if (auto ran = run(*query); !ran)
            return std::unexpected(ran.error());
        if (query->isSelect() ? !query->next() : query->numRowsAffected() != 1)
            return refuse(u"There is no such event to redact: %1."_s.arg(event));
        if (query->isSelect() && !query->isNull(0))
            files.append(query->value(0).toString());
    }
    return files;
}

} // namespace Bridgelog
