// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/journal.h"
#include "journal/writer.h"

#include <QVariant>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

Result<bool> changes(const Connection &connection, const QString &sql, const QVariantList &values)
{
    auto query = connection.prepare(sql);
    if (!query)
        return std::unexpected(query.error());
    for (const QVariant &value : values)
        query->addBindValue(value);
    if (auto done = run(*query); !done)
        return std::unexpected(done.error());
    return query->numRowsAffected() > 0;
}

Result<bool> claim(const Connection &connection, const Journal::Reminder &reminder, Instant now)
{
    const QString incident = reminder.incident.text();
    const auto first = changes(
        connection,
        u"INSERT OR IGNORE INTO reminder(incident, key, due, shown_at) VALUES(?, ?, ?, ?)"_s,
        {incident, reminder.key, reminder.due.us, now.us});
    if (!first || *first)
        return first;
    return changes(
        connection,
        u"UPDATE reminder SET shown_at = ?, snoozed_until = NULL WHERE incident = ? AND key = ? AND snoozed_until <= ?"_s,
        {now.us, incident, reminder.key, now.us});
}

} // namespace

QFuture<Result<bool>> Journal::claimReminder(const Reminder &reminder, Instant now)
{
    if (!m_writer)
        return QtFuture::makeReadyValueFuture(Result<bool>(false));
    const auto mine = std::make_shared<bool>(false);
    return m_writer
        ->perform([reminder, now, mine](const Connection &connection) -> Result<> {
            const auto claimed = claim(connection, reminder, now);
            if (!claimed)
                return std::unexpected(claimed.error());
            *mine = *claimed;
            return {};
        })
        .then([mine](const Result<> &done) -> Result<bool> {
            if (!done)
                return std::unexpected(done.error());
            return *mine;
        });
}

QFuture<Result<>>
Journal::snoozeReminder(const IncidentId &incident, const QString &key, Instant until)
{
    if (!m_writer)
        return QtFuture::makeReadyValueFuture(Result<>());
    return m_writer->perform([incident, key, until](const Connection &connection) -> Result<> {
        const auto done = changes(
            connection, u"UPDATE reminder SET snoozed_until = ? WHERE incident = ? AND key = ?"_s,
            {until.us, incident.text(), key});
        return done ? Result<>() : std::unexpected(done.error());
    });
}

QSet<QString> Journal::settledReminders(const IncidentId &incident, Instant now) const
{
    QSet<QString> keys;
    auto query = m_reader->prepare(
        u"SELECT key FROM reminder WHERE incident = ? AND (snoozed_until IS NULL OR snoozed_until > ?)"_s);
    if (!query)
        return keys;
    query->addBindValue(incident.text());
    query->addBindValue(now.us);
    if (run(*query)) {
        while (query->next())
            keys.insert(query->value(0).toString());
    }
    return keys;
}

} // namespace Bridgelog
