// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/wordindex.h"

#include <QVariant>

namespace Bridgelog {

using namespace Qt::StringLiterals;

const QString &WordIndex::mark()
{
    static const QString sql = u"(SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'indexed')"_s;
    return sql;
}

Result<bool> WordIndex::isBehind() const
{
    const auto behind = m_connection.value(u"SELECT max(seq) > %1 FROM entry"_s.arg(mark()));
    if (!behind)
        return std::unexpected(behind.error());
    return behind->toBool();
}

Result<> WordIndex::takeIn(int most) const
{
    const auto last = m_connection.value(
        u"SELECT max(seq) FROM (SELECT seq FROM entry WHERE seq > %1 ORDER BY seq LIMIT %2)"_s
            .arg(mark())
            .arg(most));
    if (!last)
        return std::unexpected(last.error());
    if (last->isNull())
        return {};
    const qint64 seq = last->toLongLong();
    if (auto done =
            m_connection.execute(u"INSERT INTO entry_fts(rowid, text) SELECT seq, text FROM entry "
                                 "WHERE seq > %1 AND seq <= %2 ORDER BY seq"_s.arg(mark())
                                     .arg(seq));
        !done)
        return done;
    return moveMark(seq);
}

Result<> WordIndex::rebuild() const
{
    if (auto done = m_connection.execute(u"INSERT INTO entry_fts(entry_fts) VALUES('rebuild')"_s);
        !done)
        return done;
    const auto last = m_connection.value(u"SELECT coalesce(max(seq), 0) FROM entry"_s);
    return last ? moveMark(last->toLongLong()) : Result<>(std::unexpected(last.error()));
}

Result<> WordIndex::moveMark(qint64 seq) const
{
    return m_connection.execute(
        u"INSERT INTO meta(key, value) VALUES('indexed', '%1') ON CONFLICT(key) DO UPDATE SET value = excluded.value"_s
            .arg(seq));
}

} // namespace Bridgelog
