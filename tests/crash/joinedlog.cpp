// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/kit.h"
#include "crash/simvfs.h"
#include "journal/connection.h"

#include <QRandomGenerator>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// What a transaction adds to the log goes out in one piece, and nobody is told of it before. How
/// it fares in power cuts and failing writes the other tests here show: all write this way.
class JoinedLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(memoryFolder() + u"/bridgelog-joined-XXXXXX"_s);
        m_path = m_folder->filePath(u"a file?.db"_s); // neither sign ends a name
    }
    void cleanup() { SimVfs::instance().end(); }

    void aTransactionIsOneWriteAndOneSync()
    {
        SimVfs &vfs = SimVfs::instance();
        vfs.begin(1);
        const auto connection = open();
        constexpr qint64 page = 4096;
        const qint64 first = connection->walBytes() / page;
        int calls = 0;
        vfs.setWatch([&](const SimDisk &, int) { ++calls; });
        QVERIFY(connection->execute(
            u"INSERT INTO line(text) VALUES(hex(randomblob(20000))), ('more')"_s));
        const qint64 pages = (connection->walBytes() - 1) / page - first + 1;
        QVERIFY(pages > 10);
        QCOMPARE(calls, pages + 1); // each page of the file is touched once, then all is synced
    }

    void othersSeeWhatIsCommittedAtOnce_data()
    {
        QTest::addColumn<QByteArray>("synchronous");
        QTest::newRow("synced") << QByteArray();
        QTest::newRow("not synced") << QByteArray("1");
        QTest::newRow("off") << QByteArray("0");
    }
    void othersSeeWhatIsCommittedAtOnce()
    {
        QFETCH(QByteArray, synchronous);
        SimVfs &vfs = SimVfs::instance();
        vfs.begin(1);
        vfs.setSynchronous(synchronous);
        const auto connection = open();
        const auto reader = Connection::open(m_path, Connection::Mode::Read);
        QVERIFY(reader);
        QRandomGenerator random(7);
        qint64 bytes = 0;
        for (int i = 0; i < 200; ++i) {
            const auto size = random.bounded(30'000);
            QVERIFY(
                connection->execute(u"INSERT INTO line(text) VALUES(zeroblob(%1))"_s.arg(size)));
            bytes += size;
            QCOMPARE(
                (*reader)->value(u"SELECT sum(length(text)) FROM line"_s)->toLongLong(), bytes);
            if (i % 50 == 49)
                QVERIFY(connection->checkpoint(u"PASSIVE"_s));
        }
        QCOMPARE((*reader)->value(u"PRAGMA integrity_check"_s)->toString(), u"ok"_s);
    }

    void aTransactionThatOutgrowsMemoryIsWholeOrNotThere()
    {
        const auto connection = open();
        QVERIFY(connection->execute(u"PRAGMA cache_size=10"_s)); // pages go out before the commit
        for (const QString &end : {u"ROLLBACK"_s, u"COMMIT"_s}) {
            QVERIFY(connection->execute(u"BEGIN IMMEDIATE"_s));
            for (int i = 0; i < 60; ++i) {
                QVERIFY(connection->execute(
                    u"INSERT INTO line(text) VALUES(hex(randomblob(25000)))"_s));
                QVERIFY(connection->execute(u"UPDATE line SET seen = seen + 1"_s));
            }
            QCOMPARE(connection->value(u"SELECT max(seen) FROM line"_s)->toInt(), 60);
            QVERIFY(connection->execute(end));
        }
        const auto reader = Connection::open(m_path, Connection::Mode::Read);
        QVERIFY(reader);
        QCOMPARE((*reader)->value(u"SELECT count(*) FROM line"_s)->toInt(), 60);
        QCOMPARE((*reader)->value(u"PRAGMA integrity_check"_s)->toString(), u"ok"_s);
    }

private:
    std::unique_ptr<Connection> open() const
    {
        auto connection = Connection::open(m_path, Connection::Mode::ReadWrite);
        if (!connection)
            qFatal("%s", qPrintable(connection.error().sentence));
        const auto made =
            (*connection)->execute(u"CREATE TABLE line(text, seen INTEGER DEFAULT 0)"_s);
        if (!made)
            qFatal("%s", qPrintable(made.error().detail));
        return std::move(*connection);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(JoinedLogTest)
#include "joinedlog.moc"
