// SPDX-License-Identifier: GPL-3.0-or-later
// Enter → durable, through the whole real path, beside a bare fdatasync and the sqlite3 C API in
// the same folder.
#include "bench/archives.h"
#include "bench/figures.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

using namespace Bridgelog;
using namespace Bridgelog::Bench;
using namespace Qt::StringLiterals;

namespace {

/// The floor: 4 KiB appended and fdatasync'ed.
class Floor {
public:
    explicit Floor(const QString &path)
        : m_file(::open(QFile::encodeName(path).constData(), O_CREAT | O_WRONLY | O_APPEND, 0600))
    {
    }
    ~Floor() { ::close(m_file); }
    void write()
    {
        if (::write(m_file, m_page.data(), m_page.size()) < 0 || ::fdatasync(m_file) != 0)
            std::abort();
    }

private:
    int m_file;
    std::vector<char> m_page = std::vector<char>(4096, 'x');
};

/// The same row with nothing around it: the C API, WAL, synchronous=FULL, one table with its two
/// indexes.
class BareSqlite {
public:
    explicit BareSqlite(const QString &path)
    {
        sqlite3_open(QFile::encodeName(path).constData(), &m_db);
        sqlite3_exec(
            m_db,
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
            "CREATE TABLE event(seq INTEGER PRIMARY KEY, id TEXT UNIQUE, incident TEXT, n INTEGER, "
            "text TEXT, UNIQUE(incident, n))",
            nullptr, nullptr, nullptr);
        sqlite3_prepare_v2(
            m_db, "INSERT INTO event(id, incident, n, text) VALUES(?, 'one', ?, ?)", -1, &m_insert,
            nullptr);
    }
    ~BareSqlite()
    {
        sqlite3_finalize(m_insert);
        sqlite3_close(m_db);
    }
    void write(int i)
    {
        const QByteArray id = EventId::make().text().toUtf8();
        const QByteArray text = sentence(i).toUtf8();
        sqlite3_exec(m_db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
        sqlite3_bind_text(
            m_insert, 1, id.constData(), static_cast<int>(id.size()), SQLITE_TRANSIENT);
        sqlite3_bind_int(m_insert, 2, i);
        sqlite3_bind_text(
            m_insert, 3, text.constData(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
        sqlite3_step(m_insert);
        sqlite3_reset(m_insert);
        sqlite3_exec(m_db, "COMMIT", nullptr, nullptr, nullptr);
    }

private:
    sqlite3 *m_db = nullptr;
    sqlite3_stmt *m_insert = nullptr;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int rounds = argc > 1 ? QByteArray(argv[1]).toInt() : 2000;
    QTemporaryDir folder(QDir::currentPath() + u"/bench-append"_s);
    auto journal = Journal::open(folder.filePath(u"archive.bridgelog"_s), Journal::Access::Write);
    const IncidentId small = fill(**journal, 1000, 200);
    const IncidentId large = fill(**journal, 1, 20000);

    Floor floor(folder.filePath(u"floor"_s));
    BareSqlite bare(folder.filePath(u"bare.db"_s));
    Series floorTimes{.name = u"fdatasync of 4 KiB"_s, .values = {}};
    Series bareTimes{.name = u"sqlite3 C API, one row"_s, .values = {}};
    Series smallTimes{.name = u"append, 200 entries open, 220,000 in the file"_s, .values = {}};
    Series largeTimes{.name = u"append, 20,000 entries open"_s, .values = {}};
    for (int i = 0; i < rounds; ++i) {
        floorTimes.values.push_back(timed([&] { floor.write(); }));
        bareTimes.values.push_back(timed([&] { bare.write(i); }));
        const Event one = line(small, 200 + i);
        smallTimes.values.push_back(timed([&] { (*journal)->append({one}).waitForFinished(); }));
        const Event two = line(large, 20000 + i);
        largeTimes.values.push_back(timed([&] { (*journal)->append({two}).waitForFinished(); }));
    }
    for (const Series *series : {&floorTimes, &bareTimes, &smallTimes, &largeTimes})
        print(*series);
    bool sane = true;
    for (const Series *ours : {&smallTimes, &largeTimes}) {
        compare(*ours, floorTimes, 0.5, 1.5);
        compare(*ours, floorTimes, 0.99, 3);
        compare(*ours, bareTimes, 0.5, 1.5);
        sane = sane && ours->at(0.5) < 3 * 1.5 * floorTimes.at(0.5);
    }
    return sane ? 0 : 1;
}
