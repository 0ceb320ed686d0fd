// SPDX-License-Identifier: GPL-3.0-or-later
// Enter → durable, through the whole real path, beside two bare fdatasyncs and the sqlite3 C API in
// the same folder: first with the pauses that people make, in which the writer tends its log, then
// without any.
#include "bench/archives.h"
#include "bench/figures.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QThread>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

using namespace Bridgelog;
using namespace Bridgelog::Bench;
using namespace Qt::StringLiterals;

namespace {

/// The floor: 4 KiB written and fdatasync'ed, each behind the last, in a file that grows or in one
/// that has been as long before.
class Floor {
public:
    enum class Kind : quint8 {
        Grows,
        Stays
    };
    Floor(const QString &path, Kind kind, int writes)
        : m_file(::open(QFile::encodeName(path).constData(), O_CREAT | O_RDWR, 0600))
    {
        for (int i = 0; i < writes && kind == Kind::Stays; ++i)
            put();
        if (::fsync(m_file) != 0 || ::lseek(m_file, 0, SEEK_SET) != 0)
            std::abort();
    }
    ~Floor() { ::close(m_file); }
    void write()
    {
        put();
        if (::fdatasync(m_file) != 0)
            std::abort();
    }

private:
    void put() const
    {
        if (::write(m_file, m_page.data(), m_page.size()) < 0)
            std::abort();
    }
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
    const int rounds = argc > 1 ? QByteArray(argv[1]).toInt() : 1000;
    QTemporaryDir folder(QDir::currentPath() + u"/bench-append"_s);
    auto journal = Journal::open(folder.filePath(u"archive.bridgelog"_s), Journal::Access::Write);
    const IncidentId small = fill(**journal, 1000, 200);
    const IncidentId large = fill(**journal, 1, 20000);

    Floor growing(folder.filePath(u"growing"_s), Floor::Kind::Grows, 2 * rounds);
    Floor staying(folder.filePath(u"staying"_s), Floor::Kind::Stays, 2 * rounds);
    BareSqlite bare(folder.filePath(u"bare.db"_s));
    int lines = 0;
    bool sane = true;
    for (const bool pauses : {true, false}) {
        std::printf(
            "%s\n", pauses ? "with a pause every 30 lines:" : "without a pause, the log growing:");
        Series growingTimes{.name = u"fdatasync of 4 KiB, file grows"_s, .values = {}};
        Series stayingTimes{.name = u"fdatasync of 4 KiB, file stays"_s, .values = {}};
        Series bareTimes{.name = u"sqlite3 C API, one row"_s, .values = {}};
        Series smallTimes{.name = u"append, 200 entries open, 220,000 in the file"_s, .values = {}};
        Series largeTimes{.name = u"append, 20,000 entries open"_s, .values = {}};
        for (int i = 0; i < rounds; ++i, ++lines) {
            if (pauses && i % 15 == 0)
                QThread::msleep(700);
            growingTimes.values.push_back(timed([&] { growing.write(); }));
            stayingTimes.values.push_back(timed([&] { staying.write(); }));
            bareTimes.values.push_back(timed([&] { bare.write(lines); }));
            const Event one = line(small, 200 + lines);
            smallTimes.values.push_back(
                timed([&] { (*journal)->append({one}).waitForFinished(); }));
            const Event two = line(large, 20000 + lines);
            largeTimes.values.push_back(
                timed([&] { (*journal)->append({two}).waitForFinished(); }));
        }
        for (const Series *series :
             {&growingTimes, &stayingTimes, &bareTimes, &smallTimes, &largeTimes})
            print(*series);
        for (const Series *ours : {&smallTimes, &largeTimes}) {
            compare(*ours, growingTimes, 0.5, 1.5);
            compare(*ours, growingTimes, 0.99, 3);
            compare(*ours, stayingTimes, 0.5, 1.5);
            compare(*ours, bareTimes, 0.5, 1.5);
            sane = sane && ours->at(0.5) < 3 * 1.5 * growingTimes.at(0.5);
        }
    }
    return sane ? 0 : 1;
}
