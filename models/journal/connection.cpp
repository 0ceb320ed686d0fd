// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/connection.h"

#include "journal/joinedlog.h"

#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QStorageInfo>
#include <QUrl>
#include <QVariant>

#include <sqlite3.h>

#include <array>
#include <atomic>

#include <sys/vfs.h>

namespace Bridgelog {

using namespace Qt::StringLiterals;

/// WAL needs memory shared between processes, which these file systems do not give
/// (sqlite.org/wal.html).
static bool isNetworkFileSystem(const QString &path)
{
    struct statfs info = {};
    if (statfs(QFile::encodeName(QFileInfo(path).path()).constData(), &info) != 0)
        return false;
    switch (static_cast<quint32>(info.f_type)) {
    case 0x6969: // NFS
    case 0x517B: // SMB
    case 0xFF534D42: // CIFS
    case 0xFE534D42: // SMB2
    case 0x01021997: // 9P
        return true;
    default: return false;
    }
}

Error queryError(const QSqlQuery &query, const QString &sentence)
{
    return {
        .sentence = sentence,
        .detail = u"%1 (%2)"_s.arg(query.lastError().text(), query.lastQuery())};
}

Connection::Connection(const QString &name, const QString &path)
    : m_name(name)
    , m_path(path)
    , m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, name))
{
}

/// What waits in the log is moved by the writer's own checkpoints, whose outcome it looks at, and
/// never in passing by whoever closes last.
Connection::~Connection()
{
    if (auto *sqlite = handle(); sqlite && walBytes() > 0)
        sqlite3_db_config(sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    m_begin = QSqlQuery();
    m_commit = QSqlQuery();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

sqlite3 *Connection::handle() const
{
    const QVariant handle = m_database.driver()->handle();
    return handle.isValid() ? *static_cast<sqlite3 *const *>(handle.constData()) : nullptr;
}

static QString uriOf(const QString &path, const QString &query)
{
    const QUrl url = QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath());
    return QString::fromLatin1(url.toEncoded()) + u'?' + query;
}

static int rememberPages(void *to, sqlite3 *, const char *, int pages)
{
    *static_cast<int *>(to) = pages;
    return SQLITE_OK;
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, Mode mode)
{
    static std::atomic<quint64> counter = 0;
    std::unique_ptr<Connection> connection(new Connection(u"bridgelog-%1"_s.arg(++counter), path));
    QSqlDatabase &database = connection->m_database;
    QString options = u"QSQLITE_BUSY_TIMEOUT=10000;QSQLITE_ENABLE_NON_ASCII_CASE_FOLDING"_s;
    if (mode == Mode::Immutable) {
        options += u";QSQLITE_OPEN_URI;QSQLITE_OPEN_READONLY"_s;
        database.setDatabaseName(uriOf(path, u"immutable=1"_s));
    } else if (mode == Mode::ReadWrite) {
        options += u";QSQLITE_OPEN_URI"_s;
        database.setDatabaseName(uriOf(path, u"vfs="_s + joinedLogVfs()));
    } else {
        database.setDatabaseName(path);
    }
    database.setConnectOptions(options);
    if (!database.open())
        return refuse(u"The archive %1 cannot be opened."_s.arg(path), database.lastError().text());

    if (auto *sqlite = connection->handle())
        sqlite3_db_config(sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    QStringList pragmas{u"PRAGMA trusted_schema=OFF"_s, u"PRAGMA cell_size_check=ON"_s,
                        u"PRAGMA mmap_size=0"_s,        u"PRAGMA foreign_keys=ON"_s,
                        u"PRAGMA secure_delete=ON"_s,   u"PRAGMA temp_store=MEMORY"_s};
    if (mode == Mode::ReadWrite) {
        // EXTRA syncs the folder, too, when a rollback journal is deleted; with a write-ahead log
        // it is FULL.
        pragmas << u"PRAGMA synchronous=EXTRA"_s << u"PRAGMA wal_autocheckpoint=0"_s
                << u"PRAGMA journal_size_limit=%1"_s.arg(
                       usualLogBytes); // once grown, it does not stay so
    } else {
        pragmas << u"PRAGMA query_only=ON"_s;
    }
    for (const QString &pragma : std::as_const(pragmas)) {
        if (auto done = connection->execute(pragma); !done)
            return std::unexpected(done.error());
    }
    if (mode == Mode::ReadWrite) {
        if (auto done = connection->setJournalMode(usualJournalMode(path)); !done)
            return std::unexpected(done.error());
        sqlite3_wal_hook(connection->handle(), &rememberPages, &connection->m_logPages);
    }
    return connection;
}

QString Connection::usualJournalMode(const QString &path)
{
    return isNetworkFileSystem(path) ? u"delete"_s : u"wal"_s;
}

Result<> Connection::setJournalMode(const QString &mode) const
{
    const auto now = value(u"PRAGMA journal_mode=%1"_s.arg(mode));
    if (!now)
        return std::unexpected(now.error());
    if (now->toString() != mode) // SQLite answers with the old one where it could not change it
        return refuse(
            u"The archive %1 cannot be written."_s.arg(m_path),
            u"journal_mode stays %1"_s.arg(now->toString()));
    return {};
}

Result<QSqlQuery> Connection::prepare(const QString &sql) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return std::unexpected(queryError(query, u"The archive %1 cannot be read."_s.arg(m_path)));
    return query;
}

Result<> run(QSqlQuery &query)
{
    if (!query.exec())
        return std::unexpected(queryError(query, u"The archive could not be read or written."_s));
    return {};
}

Result<> Connection::execute(const QString &sql) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return std::unexpected(
            queryError(query, u"The archive %1 could not be read or written."_s.arg(m_path)));
    return {};
}

/// A statement prepared once and kept.
Result<> Connection::runKept(QSqlQuery &slot, const QString &sql) const
{
    if (slot.lastQuery().isEmpty()) {
        auto prepared = prepare(sql);
        if (!prepared)
            return std::unexpected(prepared.error());
        slot = std::move(*prepared);
    }
    if (!slot.exec())
        return std::unexpected(
            queryError(slot, u"The archive %1 could not be read or written."_s.arg(m_path)));
    slot.finish();
    return {};
}

Result<QVariant> Connection::value(const QString &sql) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return std::unexpected(
            queryError(query, u"The archive %1 could not be read."_s.arg(m_path)));
    return query.next() ? query.value(0) : QVariant();
}

quint32 Connection::dataVersion() const
{
    quint32 version = 0;
    sqlite3_file_control(handle(), "main", SQLITE_FCNTL_DATA_VERSION, &version);
    return version;
}

Result<> Connection::checkpoint(const QString &mode) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(u"PRAGMA wal_checkpoint(%1)"_s.arg(mode)) || !query.next())
        return std::unexpected(
            queryError(query, u"The archive %1 could not be brought up to date."_s.arg(m_path)));
    if (query.value(0).toInt() != 0)
        return refuse(u"The archive %1 is in use by another program."_s.arg(m_path));
    return {};
}

/// A file's bytes, read and written back in place, then synced.
static int writeAgain(sqlite3_file *file)
{
    sqlite3_int64 size = 0;
    if (const int failed = file->pMethods->xFileSize(file, &size))
        return failed;
    std::array<char, 65536> bytes{};
    for (sqlite3_int64 at = 0; at < size; at += std::ssize(bytes)) {
        const auto count = static_cast<int>(std::min<sqlite3_int64>(std::ssize(bytes), size - at));
        if (const int failed = file->pMethods->xRead(file, bytes.data(), count, at))
            return failed;
        if (const int failed = file->pMethods->xWrite(file, bytes.data(), count, at))
            return failed;
    }
    return file->pMethods->xSync(file, SQLITE_SYNC_NORMAL);
}

/// Zeros from the file's end on, then synced. A disk that takes none of them gets its file back.
/// Synced before, too: were a log's truncation lost in a power cut and the zeros not, they would
/// stand among the frames that it had, and what is left of those would be played back over the
/// database that has them all. SQLite does the same before it writes over a log.
static int lengthen(sqlite3_file *file, sqlite3_int64 bytes, bool *noRoom)
{
    sqlite3_int64 size = 0;
    if (const int failed = file->pMethods->xSync(file, SQLITE_SYNC_NORMAL))
        return failed;
    if (const int failed = file->pMethods->xFileSize(file, &size))
        return failed;
    static constexpr std::array<char, 65536> zeros{};
    int failed = SQLITE_OK;
    for (sqlite3_int64 at = size; at < bytes && !failed; at += std::ssize(zeros)) {
        const auto count = static_cast<int>(std::min<sqlite3_int64>(std::ssize(zeros), bytes - at));
        failed = file->pMethods->xWrite(file, zeros.data(), count, at);
    }
    sqlite3_int64 now = 0;
    if (failed || file->pMethods->xFileSize(file, &now)) { // writes that were joined say so here
        *noRoom = true;
        file->pMethods->xTruncate(file, size);
    }
    return file->pMethods->xSync(file, SQLITE_SYNC_NORMAL);
}

static Result<> logError(int code, const QString &path)
{
    if (code == SQLITE_OK)
        return {};
    return refuse(
        u"The archive %1 could not be written."_s.arg(path),
        u"%1 (write-ahead log)"_s.arg(QString::fromUtf8(sqlite3_errstr(code))));
}

Result<> Connection::settleLog() const
{
    if (walBytes() == 0)
        return {};
    auto transaction = Transaction::begin(*this); // nobody adds to the log meanwhile
    if (!transaction)
        return std::unexpected(transaction.error());
    sqlite3_file *file = log();
    return file ? logError(writeAgain(file), m_path) : Result<>();
}

Result<> Connection::reserveLog(qint64 bytes)
{
    constexpr qint64 timesAsMuchRoom = 100;
    if (m_noRoom || walBytes() >= bytes
        || QStorageInfo(m_path).bytesAvailable() < timesAsMuchRoom * bytes)
        return {};
    auto transaction = Transaction::begin(*this); // nobody adds to the log meanwhile
    if (!transaction)
        return std::unexpected(transaction.error());
    sqlite3_file *file = log();
    return file ? logError(lengthen(file, bytes, &m_noRoom), m_path) : Result<>();
}

sqlite3_file *Connection::log() const
{
    sqlite3_file *file = nullptr;
    const int asked = sqlite3_file_control(
        handle(), "main", SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void *>(&file));
    return asked == SQLITE_OK && file && file->pMethods ? file : nullptr;
}

qint64 Connection::walBytes() const { return QFileInfo(m_path + u"-wal"_s).size(); }

Result<Transaction> Transaction::begin(const Connection &connection)
{
    if (auto begun = connection.runKept(connection.m_begin, u"BEGIN IMMEDIATE"_s); !begun)
        return std::unexpected(begun.error());
    return Transaction(connection);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

Transaction::~Transaction()
{
    if (m_connection) [[maybe_unused]]
        const auto undone = m_connection->execute(u"ROLLBACK"_s);
}

Result<> Transaction::commit()
{
    auto committed = m_connection->runKept(m_connection->m_commit, u"COMMIT"_s);
    if (committed)
        m_connection = nullptr;
    return committed;
}

} // namespace Bridgelog
