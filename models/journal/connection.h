// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <memory>

struct sqlite3;
struct sqlite3_file;

namespace Bridgelog {

/// One SQLite connection to an archive file, of the thread that opened it; closed and forgotten
/// with this object.
class Connection {
public:
    enum class Mode : quint8 {
        ReadWrite,
        Read,
        Immutable
    };

    /// How long a write-ahead log is kept.
    static constexpr qint64 usualLogBytes = 1024LL * 4120;

    /// Opens an existing file with our pragmas. Does not look whose file it is: see schema.h.
    static Result<std::unique_ptr<Connection>> open(const QString &path, Mode mode);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    const QSqlDatabase &database() const { return m_database; }
    /// SQLite's own, for what Qt SQL does not reach.
    sqlite3 *handle() const;
    /// A forward-only query, prepared.
    Result<QSqlQuery> prepare(const QString &sql) const;
    /// Runs one statement without results.
    Result<> execute(const QString &sql) const;
    /// The first column of the first row, or an invalid variant.
    Result<QVariant> value(const QString &sql) const;
    /// Another number after every change to the file, by this connection or as it sees another's.
    quint32 dataVersion() const;
    /// "wal", or "delete" where a file system has no memory that processes share.
    static QString usualJournalMode(const QString &path);
    Result<> setJournalMode(const QString &mode) const;
    /// Checkpoints the write-ahead log ("PASSIVE", "TRUNCATE"); fails where not all of it could be
    /// moved.
    Result<> checkpoint(const QString &mode) const;
    /// Writes the write-ahead log's bytes once more and syncs them: after a sync that failed, in
    /// this run or an earlier one, the kernel shows bytes that the disk may never have got, and no
    /// further sync would say so. Without a write-ahead log there is nothing to do.
    Result<> settleLog() const;
    /// Lengthens the write-ahead log to `bytes` and syncs it, where the disk has room to spare: a
    /// commit that overwrites has no new file size to sync. SQLite passes over the zeros.
    Result<> reserveLog(qint64 bytes);
    /// The size of the write-ahead log's file.
    qint64 walBytes() const;
    /// Pages in the write-ahead log after this connection's last commit.
    int logPages() const { return m_logPages; }

private:
    friend class Transaction;
    Connection(const QString &name, const QString &path);
    /// SQLite's own file of the write-ahead log, or nullptr.
    sqlite3_file *log() const;
    Result<> runKept(QSqlQuery &slot, const QString &sql) const;

    QString m_name;
    QString m_path;
    QSqlDatabase m_database;
    int m_logPages = 0;
    bool m_noRoom = false; ///< to lengthen the log
    mutable QSqlQuery m_begin;
    mutable QSqlQuery m_commit;
};

/// What a failed query says, as an Error with `sentence` for the person.
Error queryError(const QSqlQuery &query, const QString &sentence);
/// Runs a prepared query.
Result<> run(QSqlQuery &query);

/// Rolls back unless committed.
class Transaction {
public:
    static Result<Transaction> begin(const Connection &connection);
    Transaction(Transaction &&other) noexcept;
    ~Transaction();
    Result<> commit();

private:
    explicit Transaction(const Connection &connection)
        : m_connection(&connection)
    {
    }
    const Connection *m_connection;
};

} // namespace Bridgelog
