// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/freshlines.h"

#include "journal/wordindex.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

/// Makes words as entry_fts does (resources/schema/projections.sql).
const QString makeIndex =
    u"CREATE VIRTUAL TABLE IF NOT EXISTS temp.entry_fresh USING fts5(text, prefix='2 3', "
    "tokenize='unicode61 remove_diacritics 2')"_s;

} // namespace

/// The lines go with the transaction: nothing is left to be wiped.
FreshLines::~FreshLines()
{
    if (m_gathered) [[maybe_unused]]
        const auto ended = run(u"ROLLBACK"_s);
}

Result<> FreshLines::run(const QString &sql) const
{
    QSqlQuery query(m_journal.connection());
    if (!query.exec(sql))
        return refuse(u"The archive could not be searched."_s, query.lastError().text());
    return {};
}

Result<bool> FreshLines::areThere() const
{
    QSqlQuery query(m_journal.connection());
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT max(seq) > %1 FROM entry"_s.arg(WordIndex::mark())) || !query.next())
        return refuse(u"The archive could not be searched."_s, query.lastError().text());
    return query.value(0).toBool();
}

Result<> FreshLines::gather()
{
    const auto there = areThere();
    if (!there)
        return std::unexpected(there.error());
    if (!*there)
        return {};
    // The connection writes nothing, its own memory included; for these statements it does.
    auto done = run(u"PRAGMA query_only=OFF"_s);
    if (done)
        done = run(makeIndex);
    if (done)
        done = run(u"BEGIN"_s);
    m_gathered = done.has_value();
    if (done)
        done = run(u"INSERT INTO temp.entry_fresh(rowid, text) SELECT seq, text FROM main.entry "
                   "WHERE seq > %1 ORDER BY seq"_s.arg(WordIndex::mark()));
    const auto shut = run(u"PRAGMA query_only=ON"_s);
    return done ? shut : done;
}

QStringList FreshLines::indexes() const
{
    return m_gathered ? QStringList{u"entry_fresh"_s, u"entry_fts"_s} : QStringList{u"entry_fts"_s};
}

} // namespace Bridgelog
