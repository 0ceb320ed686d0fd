// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archive.h"
#include "archive/archivequery.h"
#include "journal/backup.h"
#include "journal/projector.h"
#include "journal/wordindex.h"

#include <QDir>
#include <QRandomGenerator>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

Event line(const IncidentId &incident, const QString &text)
{
    return Event::make(
        incident,
        EntryAdded{.entry = EntryId::make(), .at = Moment::exactly(Instant::now()), .text = text},
        u"scribe"_s, Instant::now());
}

Event declaration(const IncidentId &incident, const QString &title)
{
    return Event::make(
        incident, Declared{.title = title, .zone = u"UTC"_s}, u"commander"_s, Instant::now());
}

/// Writes as the journal's writer does, and takes words in only when told to.
class Pen {
public:
    explicit Pen(const QString &path)
        : m_connection(*Connection::open(path, Connection::Mode::ReadWrite))
        , m_appender(*m_connection, u"pen"_s)
        , m_projector(*m_connection)
    {
    }
    void write(QList<Event> events)
    {
        auto transaction = Transaction::begin(*m_connection);
        QVERIFY(transaction && m_appender.catchUp());
        QList<EventTable::Stored> stored;
        for (Event &event : events) {
            const auto seq = m_appender.append(event);
            QVERIFY(seq.has_value());
            stored.append({.seq = *seq, .event = event});
        }
        QVERIFY(m_projector.project(stored).has_value());
        QVERIFY(transaction->commit().has_value());
    }
    void redact(const IncidentId &incident, const EventId &event)
    {
        auto transaction = Transaction::begin(*m_connection);
        Event redaction =
            Event::make(incident, Redacted{.event = event}, u"commander"_s, Instant::now());
        QVERIFY(transaction && m_appender.catchUp() && m_appender.append(redaction));
        QVERIFY(m_connection->execute(
            u"UPDATE event SET payload = NULL, salt = NULL WHERE payload IS NOT NULL AND id = '%1'"_s
                .arg(event.text())));
        QVERIFY(m_projector.refresh(incident).has_value());
        QVERIFY(transaction->commit().has_value());
    }
    void takeIn(int most)
    {
        auto transaction = Transaction::begin(*m_connection);
        QVERIFY(transaction && WordIndex(*m_connection).takeIn(most));
        QVERIFY(transaction->commit().has_value());
    }
    bool isBehind() const { return *WordIndex(*m_connection).isBehind(); }
    int logPages() const { return m_connection->logPages(); }
    const Connection &connection() const { return *m_connection; }

private:
    std::unique_ptr<Connection> m_connection;
    EventAppender m_appender;
    Projector m_projector;
};

/// Every entry that an index made of all of them at once finds.
QSet<QString> found(const Connection &connection, const QString &query)
{
    QSqlQuery ask(connection.database());
    QSet<QString> ids;
    ask.exec(
        u"CREATE VIRTUAL TABLE temp.whole USING fts5(text, tokenize='unicode61 remove_diacritics 2')"_s);
    ask.exec(u"INSERT INTO temp.whole(rowid, text) SELECT seq, text FROM entry"_s);
    ask.prepare(
        u"SELECT e.id FROM temp.whole w JOIN entry e ON e.seq = w.rowid WHERE whole MATCH ?"_s);
    ask.addBindValue(ArchiveQuery::parse(query).match());
    if (!ask.exec())
        qFatal("the reference cannot be asked");
    while (ask.next())
        ids.insert(ask.value(0).toString());
    ask.finish();
    ask.exec(u"DROP TABLE temp.whole"_s);
    return ids;
}

QSet<QString> searched(const Journal &journal, const QString &query)
{
    const auto result = Archive(journal).search(query, 1000);
    if (!result)
        return {result.error().sentence + result.error().detail};
    QSet<QString> ids;
    for (const SearchHit &hit : result->hits)
        ids.insert(hit.entry.text());
    if (ids.size() != result->total || ids.size() != result->hits.size())
        return {u"counted %1, gave %2"_s.arg(result->total).arg(result->hits.size())};
    return ids;
}

} // namespace

class TestFreshLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"archive.bridgelog"_s);
    }

    void aLineIsFoundAtOnceAndOnceItsWordsAreIndexed()
    {
        const IncidentId id = IncidentId::make();
        auto journal = *Journal::open(m_path, Journal::Access::Write);
        auto other = *Journal::open(m_path, Journal::Access::Read);
        QVERIFY(journal->append({declaration(id, u"Mail"_s), line(id, u"Café closed"_s)}).result());
        for (const Journal *reader : {journal.get(), other.get()})
            QCOMPARE(Archive(*reader).search(u"cafe"_s)->total, 1);
        const auto connection = Connection::open(m_path, Connection::Mode::Read);
        QTRY_VERIFY(!*WordIndex(**connection).isBehind()); // the writer is idle
        for (const Journal *reader : {journal.get(), other.get()})
            QCOMPARE(Archive(*reader).search(u"cafe"_s)->total, 1);
    }

    void wordsOfLinesLeftByAKillAreIndexedWithTheNextOpening()
    {
        const IncidentId id = IncidentId::make();
        {
            auto journal = *Journal::open(m_path, Journal::Access::Write);
        }
        Pen pen(m_path);
        pen.write({declaration(id, u"Mail"_s), line(id, u"left behind"_s)});
        QVERIFY(pen.isBehind());
        {
            auto journal = *Journal::open(m_path, Journal::Access::Write);
        }
        QVERIFY(!pen.isBehind());
    }

    void manyLinesWithoutAPauseAreIndexedMeanwhile()
    {
        const IncidentId id = IncidentId::make();
        auto journal = *Journal::open(m_path, Journal::Access::Write);
        QVERIFY(journal->append({declaration(id, u"Mail"_s)}).result());
        for (int i = 0; i < 450; ++i)
            journal->append({line(id, u"line %1"_s.arg(i))});
        QVERIFY(journal->flush());
        const auto connection = Connection::open(m_path, Connection::Mode::Read);
        const auto behind =
            (*connection)
                ->value(u"SELECT count(*) FROM entry WHERE seq > %1"_s.arg(WordIndex::mark()));
        QVERIFY2(behind->toInt() <= 250, qPrintable(behind->toString()));
        QCOMPARE(Archive(*journal).search(u"line"_s)->total, 450);
    }

    void whatComesTogetherIsIndexedTogether()
    {
        const IncidentId id = IncidentId::make();
        auto journal = *Journal::open(m_path, Journal::Access::Write);
        QList<Event> events{declaration(id, u"Mail"_s)};
        for (int i = 0; i < 300; ++i)
            events.append(line(id, u"line %1"_s.arg(i)));
        QVERIFY(journal->append(events).result());
        const auto connection = Connection::open(m_path, Connection::Mode::Read);
        QVERIFY(!*WordIndex(**connection).isBehind());
    }

    void aCopyThatNothingMayBeWrittenToIsSearchedWhole()
    {
        const IncidentId id = IncidentId::make();
        {
            auto journal = *Journal::open(m_path, Journal::Access::Write);
        }
        Pen pen(m_path);
        pen.write({declaration(id, u"Mail"_s), line(id, u"known word"_s)});
        pen.takeIn(100);
        pen.write({line(id, u"fresh word"_s)});
        const auto backup = makeBackup(m_path, Instant::now());
        QVERIFY(backup.has_value());
        auto copy = *Journal::open(backup->path, Journal::Access::Immutable);
        const auto connection = Connection::open(backup->path, Connection::Mode::Immutable);
        QVERIFY(*WordIndex(**connection).isBehind());
        QCOMPARE(Archive(*copy).search(u"word"_s)->total, 2);
        QVERIFY(!QSqlQuery(copy->connection()).exec(u"DELETE FROM draft"_s));
        QCOMPARE(QDir(QFileInfo(backup->path).path()).entryList(QDir::Files).size(), 1);
    }

    void anIncidentIsListedForWordsOnBothSidesOfTheMark()
    {
        const IncidentId id = IncidentId::make();
        {
            auto journal = *Journal::open(m_path, Journal::Access::Write);
        }
        Pen pen(m_path);
        pen.write({declaration(id, u"Mail"_s), line(id, u"the gateway answers"_s)});
        pen.takeIn(100);
        pen.write({line(id, u"the relay does not"_s)});
        auto journal = *Journal::open(m_path, Journal::Access::Read);
        const Archive archive(*journal);
        QCOMPARE(archive.list(u"gateway relay"_s)->size(), 1);
        QCOMPARE(archive.list(u"gateway standby"_s)->size(), 0);
        QCOMPARE(
            archive.search(u"relay"_s)->hits.first().snippet, u"the \u0002relay\u0003 does not"_s);
    }

    void whateverIsWrittenAndWheneverItIsIndexedSearchFindsWhatIsThere()
    {
        QRandomGenerator random(23);
        {
            auto journal = *Journal::open(m_path, Journal::Access::Write);
        }
        auto reader = *Journal::open(m_path, Journal::Access::Read);
        Pen pen(m_path);
        const QList<IncidentId> ids{IncidentId::make(), IncidentId::make()};
        pen.write({declaration(ids[0], u"One"_s), declaration(ids[1], u"Two"_s)});
        QList<Event> lines;
        int behind = 0;
        for (int step = 0; step < 300; ++step) {
            const Event change = randomChange(random, ids, lines);
            if (random.bounded(8) == 0)
                pen.takeIn(random.bounded(1, 8));
            if (random.bounded(16) == 0 && !lines.isEmpty()) {
                const Event slip = lines.takeAt(random.bounded(lines.size()));
                pen.redact(slip.incident, slip.id);
            }
            pen.write({change});
            behind += pen.isBehind() ? 1 : 0;
            for (const QString &query :
                 {u"gateway"_s, u"\"rolled back\""_s, u"gat"_s, u"naive OR relay"_s,
                  u"gateway rolled"_s}) {
                const QSet<QString> expected = found(pen.connection(), query);
                const QSet<QString> got = searched(*reader, query);
                QVERIFY2(
                    got == expected,
                    qPrintable(u"step %1, %2: %3 instead of %4"_s.arg(step)
                                   .arg(query, QStringList(got.values()).join(u' '))
                                   .arg(expected.size())));
            }
        }
        QVERIFY2(behind > 100 && behind < 300, qPrintable(QString::number(behind)));
        pen.takeIn(1000);
        QVERIFY(!pen.isBehind());
        // With rank 1 the index is compared with the entries' texts, word for word.
        QVERIFY(pen.connection().execute(
            u"INSERT INTO entry_fts(entry_fts, rank) VALUES('integrity-check', 1)"_s));
    }

    void aLinesCommitWritesFewPages()
    {
        const IncidentId id = IncidentId::make();
        {
            auto journal = *Journal::open(m_path, Journal::Access::Write);
        }
        Pen pen(m_path);
        pen.write({declaration(id, u"Mail"_s)});
        int most = 0;
        for (int i = 0; i < 20; ++i) {
            const int before = pen.logPages();
            pen.write({line(id, u"words that are all different %1"_s.arg(i))});
            most = std::max(most, pen.logPages() - before);
        }
        // Event, entry, incident, two indexes of events and two of entries; and some that split.
        QVERIFY2(most <= 10, qPrintable(QString::number(most)));
    }

private:
    static Event
    randomChange(QRandomGenerator &random, const QList<IncidentId> &ids, QList<Event> &lines)
    {
        static const QStringList words{u"gateway"_s, u"rolled"_s, u"back"_s,    u"relay"_s,
                                       u"Naïve"_s,   u"gate"_s,   u"release"_s, u"the"_s};
        QStringList text;
        for (int i = random.bounded(1, 6); i > 0; --i)
            text.append(words.at(random.bounded(words.size())));
        if (lines.isEmpty() || random.bounded(3) == 0) {
            lines.append(line(ids.at(random.bounded(ids.size())), text.join(u' ')));
            return lines.last();
        }
        const Event &some = lines.at(random.bounded(lines.size()));
        const EntryId entry = std::get<EntryAdded>(some.body).entry;
        EventBody body = EntryRevised{.entry = entry, .text = text.join(u' ')};
        if (random.bounded(3) == 0)
            body = EntryRetracted{.entry = entry, .reason = u"wrong"_s};
        return Event::make(some.incident, body, u"scribe"_s, Instant::now());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestFreshLines)
#include "freshlines.moc"
