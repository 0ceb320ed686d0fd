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

Result<bool> FreshLines::ask(const QString &sql) const
{
    QSqlQuery query(m_journal.connection());
    query.setForwardOnly(true);
    if (!query.exec(sql) || !query.next())
        return refuse(u"The archive could not be searched."_s, query.lastError().text());
    return query.value(0).toBool();
}

Result<bool> FreshLines::areThere() const
{
    return ask(u"SELECT max(seq) > %1 FROM entry"_s.arg(WordIndex::mark()));
}

Result<> FreshLines::gather()
{
    // An archive of an older program that is only read has none.
    const auto files =
        ask(u"SELECT EXISTS(SELECT 1 FROM sqlite_master WHERE name = '%1')"_s.arg(attached));
    if (!files)
        return std::unexpected(files.error());
    m_hasAttached = *files;
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

const QString FreshLines::attached = u"attached_fts"_s;

QStringList FreshLines::indexes() const
{
    QStringList indexes{u"entry_fts"_s};
    if (m_gathered)
        indexes.prepend(u"entry_fresh"_s);
    if (m_hasAttached)
        indexes.append(attached);
    return indexes;
}

} // namespace Bridgelog
