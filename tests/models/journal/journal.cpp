// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/journal.h"

#include "incident/incident.h"
#include "journal/backup.h"
#include "journal/connection.h"
#include "journal/spill.h"
#include "journal/verify.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

Event note(const IncidentId &incident, const QString &text)
{
    return Event::make(
        incident,
        EntryAdded{.entry = EntryId::make(), .at = Moment::exactly(Instant::now()), .text = text},
        u"commander"_s, Instant::now());
}

Event declaration(const IncidentId &incident, const QString &title)
{
    return Event::make(
        incident,
        Declared{
            .title = title,
            .severity = 2,
            .zone = u"Europe/London"_s,
            .at = Moment::exactly(Instant::now())},
        u"commander"_s, Instant::now());
}

/// The projections' content, as text.
QString dump(const QString &path)
{
    const auto connection = Connection::open(path, Connection::Mode::Read);
    QString text;
    for (const QString &table :
         {u"incident"_s, u"entry"_s, u"action_item"_s, u"component"_s, u"tag"_s, u"import"_s}) {
        QSqlQuery query((*connection)->database());
        query.exec(u"SELECT * FROM %1"_s.arg(table));
        while (query.next()) {
            QStringList row{table};
            for (int i = 0; query.value(i).isValid(); ++i)
                row.append(query.isNull(i) ? u"NULL"_s : query.value(i).toString());
            text += row.join(u'|') + u'\n';
        }
    }
    QSqlQuery terms((*connection)->database());
    terms.exec(u"SELECT rowid FROM entry_fts WHERE entry_fts MATCH '\"line\"' ORDER BY rowid"_s);
    while (terms.next())
        text += u"fts|"_s + terms.value(0).toString() + u'\n';
    return text;
}

mode_t modeOf(const QString &path)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & 0777 : 0;
}

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->path() + u"/new folder/archive.bridgelog"_s;
    }

    void makesFilesThatOnlyTheirOwnerReads()
    {
        const mode_t before = ::umask(0);
        {
            auto journal = openForWriting();
            (*journal)->append({declaration(IncidentId::make(), u"API offline"_s)});
            QVERIFY((*journal)->flush());
            QCOMPARE(modeOf(m_path), mode_t(0600));
            QCOMPARE(modeOf(m_path + u"-wal"_s), mode_t(0600));
            QCOMPARE(modeOf(m_path + u"-shm"_s), mode_t(0600));
            QCOMPARE(modeOf(QFileInfo(m_path).path()), mode_t(0700));
        }
        ::umask(before);
        QCOMPARE(
            QDir(QFileInfo(m_path).path()).entryList(QDir::Files),
            QStringList{u"archive.bridgelog"_s});
    }

    void givesBackWhatWasAppended()
    {
        const IncidentId id = IncidentId::make();
        QList<Event> events{
            declaration(id, u"API offline"_s), note(id, u"first line"_s),
            note(id, u"second line"_s)};
        {
            auto journal = openForWriting();
            auto written = (*journal)->append(events);
            written.waitForFinished();
            QVERIFY(written.result().has_value());
            events = *written.result();
            QCOMPARE(events.at(2).n, 3);
            QVERIFY(events.at(1).clock < events.at(2).clock);
        }
        auto journal = Journal::open(m_path, Journal::Access::Read);
        QVERIFY(journal.has_value());
        QCOMPARE(*(*journal)->events(id), events);
        QVERIFY(verifyJournal(m_path)->ok());
        QCOMPARE(verifyJournal(m_path)->events, 3);
    }

    void appendingTheSameEventAgainAddsNothing()
    {
        const IncidentId id = IncidentId::make();
        const QList<Event> events{declaration(id, u"API offline"_s), note(id, u"a line"_s)};
        auto journal = openForWriting();
        const auto first = *(*journal)->append(events).result();
        const auto second = *(*journal)->append(events).result();
        QCOMPARE(first, second);
        QCOMPARE((*journal)->lastSeq(), 2);
    }

    void refusesAForeignFileAndLeavesItAsItIs()
    {
        QDir().mkpath(QFileInfo(m_path).path());
        for (const QByteArray &content :
             {QByteArray("just text"),
              QByteArray("SQLite format 3\0", 16).append(QByteArray(200, 'x'))}) {
            writeFile(content);
            const auto journal = Journal::open(m_path, Journal::Access::Write);
            QVERIFY(!journal.has_value());
            QVERIFY(journal.error().sentence.contains(u"not a Bridgelog archive"_s));
            QCOMPARE(readFile(), content);
        }
    }

    void refusesANewerFileAndLeavesItAsItIs()
    {
        {
            auto journal = openForWriting();
        }
        QByteArray content = readFile();
        content[63] = 99; // user_version
        writeFile(content);
        const auto journal = Journal::open(m_path, Journal::Access::Write);
        QVERIFY(!journal.has_value());
        QVERIFY(journal.error().sentence.contains(u"newer"_s));
        QCOMPARE(readFile(), content);
        QVERIFY(!QFileInfo::exists(m_path + u"-wal"_s));
    }

    void theDatabaseItselfRefusesChanges()
    {
        const IncidentId id = IncidentId::make();
        {
            auto journal = openForWriting();
            (void)(*journal)
                ->append({declaration(id, u"API offline"_s), note(id, u"a line"_s)})
                .result();
        }
        const auto connection = Connection::open(m_path, Connection::Mode::ReadWrite);
        for (
            const QString &statement :
            {u"UPDATE event SET author = 'nobody'"_s, u"DELETE FROM event"_s,
             u"UPDATE event SET payload = NULL, salt = NULL WHERE seq = 2"_s,
             u"UPDATE event SET payload = '{}' WHERE seq = 2"_s,
             u"REPLACE INTO event SELECT * FROM event WHERE seq = 1"_s,
             u"REPLACE INTO event SELECT 3, id, incident, writer, 9, clock, recorded_at, kind, author, payload, salt, payload_hash, hash FROM event WHERE seq = 1"_s,
             u"INSERT INTO event SELECT 9, 'other', incident, writer, 9, clock, recorded_at, kind, author, payload, salt, payload_hash, hash FROM event WHERE seq = 1"_s})
            QVERIFY2(!(*connection)->execute(statement).has_value(), qPrintable(statement));
        QVERIFY(verifyJournal(m_path)->ok());
    }

    void redactionRemovesTheWordsForGoodAndTheChainHolds()
    {
        const IncidentId id = IncidentId::make();
        const QString secret = u"hunter2-very-secret"_s;
        const Event slip = note(id, u"the password is %1"_s.arg(secret));
        {
            auto journal = openForWriting();
            (void)(*journal)
                ->append({declaration(id, u"API offline"_s), slip, note(id, u"a line"_s)})
                .result();
            (*journal)->keepDraft(id, u"something else"_s);
            QVERIFY((*journal)->flush());
            QVERIFY(
                readFile().contains("hunter2") || readFile(m_path + u"-wal"_s).contains("hunter2"));
            QVERIFY((*journal)
                        ->redact(id, {slip.id}, u"a password"_s, u"commander"_s)
                        .result()
                        .has_value());
            for (const QString &name : QDir(QFileInfo(m_path).path()).entryList(QDir::Files))
                QVERIFY2(
                    !readFile(QFileInfo(m_path).path() + u'/' + name).contains("hunter2"),
                    qPrintable(name));
        }
        QVERIFY(!readFile().contains("hunter2"));
        const auto report = verifyJournal(m_path);
        QVERIFY2(report->ok(), qPrintable(report->bad ? report->bad->why : QString()));
        auto journal = Journal::open(m_path, Journal::Access::Read);
        QVERIFY(std::holds_alternative<Erased>((*journal)->events(id)->at(1).body));
    }

    void anErasedEventWithoutARedactionIsFound()
    {
        const IncidentId id = IncidentId::make();
        {
            auto journal = openForWriting();
            (void)(*journal)
                ->append({declaration(id, u"API offline"_s), note(id, u"a line"_s)})
                .result();
        }
        const auto connection = Connection::open(m_path, Connection::Mode::ReadWrite);
        QVERIFY((*connection)->execute(u"DROP TRIGGER event_stands"_s));
        QVERIFY((*connection)
                    ->execute(u"UPDATE event SET payload = NULL, salt = NULL WHERE seq = 2"_s));
        QVERIFY(!verifyJournal(m_path)->ok());
    }

    void verifyNamesTheFirstEventThatWasTamperedWith_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("text")
            << u"UPDATE event SET payload = replace(payload, 'line 3', 'line X') WHERE seq = 4"_s;
        QTest::newRow("author") << u"UPDATE event SET author = 'nobody' WHERE seq = 4"_s;
        QTest::newRow("time") << u"UPDATE event SET recorded_at = recorded_at + 1 WHERE seq = 4"_s;
        QTest::newRow("clock") << u"UPDATE event SET clock = clock + 1 WHERE seq = 4"_s;
        QTest::newRow("kind") << u"UPDATE event SET kind = 'entry_revised' WHERE seq = 4"_s;
        QTest::newRow("incident") << u"UPDATE event SET incident = upper(incident) WHERE seq = 4"_s;
        QTest::newRow("type") << u"UPDATE event SET payload_hash = salt WHERE seq = 4"_s;
        QTest::newRow("moved") << u"UPDATE event SET seq = 400 WHERE seq = 4"_s;
    }
    void verifyNamesTheFirstEventThatWasTamperedWith()
    {
        QFETCH(QString, statement);
        const IncidentId id = IncidentId::make();
        QList<Event> events{declaration(id, u"API offline"_s)};
        for (int i = 1; i < 8; ++i)
            events.append(note(id, u"line %1"_s.arg(i)));
        {
            auto journal = openForWriting();
            (void)(*journal)->append(events).result();
        }
        const auto connection = Connection::open(m_path, Connection::Mode::ReadWrite);
        QVERIFY((*connection)->execute(u"DROP TRIGGER event_stands"_s));
        QVERIFY((*connection)->execute(statement));
        const auto report = verifyJournal(m_path);
        QVERIFY(!report->ok());
        if (QByteArray(QTest::currentDataTag()) != "moved")
            QCOMPARE(report->bad->id, events.at(3).id.text());
    }

    void aDeletedOrCutOffEventIsFound()
    {
        const IncidentId id = IncidentId::make();
        QList<Event> events{
            declaration(id, u"API offline"_s), note(id, u"one"_s), note(id, u"two"_s)};
        {
            auto journal = openForWriting();
            (void)(*journal)->append(events).result();
        }
        const auto connection = Connection::open(m_path, Connection::Mode::ReadWrite);
        QVERIFY((*connection)->execute(u"DROP TRIGGER event_keeps"_s));
        const QString head = verifyJournal(m_path)->head;
        QVERIFY((*connection)->execute(u"DELETE FROM event WHERE seq = 3"_s));
        QVERIFY(verifyJournal(m_path)->head != head); // only the head tells of a missing tail
        QVERIFY((*connection)->execute(u"DELETE FROM event WHERE seq = 1"_s));
        QCOMPARE(verifyJournal(m_path)->bad->id, events.at(1).id.text());
    }

    void rebuildGivesWhatIncrementalWritingGave()
    {
        QRandomGenerator random(11);
        {
            auto journal = openForWriting();
            QList<IncidentId> ids;
            for (int i = 0; i < 3; ++i) {
                ids.append(IncidentId::make());
                (void)(*journal)->append({declaration(ids.last(), u"incident %1"_s.arg(i))});
            }
            QList<std::pair<IncidentId, EntryId>> entries;
            for (int step = 0; step < 400; ++step) {
                const IncidentId id = ids.at(random.bounded(ids.size()));
                QList<Event> events;
                for (int i = 0; i <= static_cast<int>(random.bounded(3)); ++i)
                    events.append(randomEvent(random, id, entries));
                (void)(*journal)->append(events);
            }
            QVERIFY((*journal)->flush());
        }
        const QString incremental = dump(m_path);
        QVERIFY(incremental.count(u'\n') > 200);
        {
            auto journal = openForWriting();
            QVERIFY((*journal)->rebuild().result().has_value());
        }
        QCOMPARE(dump(m_path), incremental);
    }

    void aLineInALargeIncidentIsProjectedAsTheFoldWould()
    {
        const IncidentId id = IncidentId::make();
        {
            auto journal = openForWriting();
            QList<Event> events{declaration(id, u"long one"_s)};
            for (int i = 0; i < 5200; ++i)
                events.append(note(id, u"line %1"_s.arg(i)));
            (void)(*journal)->append(events).result();
            for (int i = 0; i < 20; ++i)
                (void)(*journal)->append({note(id, u"later line %1"_s.arg(i))}).result();
            const Event untimed = Event::make(
                id,
                EntryAdded{
                    .entry = EntryId::make(),
                    .after = std::get<EntryAdded>(events.at(17).body).entry,
                    .text = u"between line"_s},
                u"scribe"_s, Instant::now());
            (void)(*journal)->append({untimed}).result();
            (void)(*journal)->append({untimed}).result();
        }
        const QString incremental = dump(m_path);
        {
            auto journal = openForWriting();
            QVERIFY((*journal)->rebuild().result().has_value());
        }
        QVERIFY(dump(m_path) == incremental);
    }

    void anotherProgramsEventsAreSeenWithinASecond()
    {
        auto mine = openForWriting();
        auto other = openForWriting();
        QSignalSpy grown(mine->get(), &Journal::grown);
        const IncidentId id = IncidentId::make();
        (void)(*other)->append({declaration(id, u"API offline"_s)}).result();
        QVERIFY(grown.wait(1000));
        QCOMPARE((*mine)->eventsBehind(0)->events.size(), 1);
    }

    void theKernelTellsACalmJournalOfAnotherProgramsLine()
    {
        using namespace std::chrono_literals;
        const IncidentId id = IncidentId::make();
        auto mine = openForWriting();
        (void)(*mine)->append({declaration(id, u"API offline"_s)}).result();
        (*mine)->setPace({.soon = 1ms, .usual = 5ms, .calm = 1h});
        const auto *watch = (*mine)->findChild<QTimer *>(u"watch"_s);
        for (int round = 0; round < 3; ++round) {
            QTRY_COMPARE(watch->intervalAsDuration(), std::chrono::milliseconds(1h));
            QSignalSpy grown(mine->get(), &Journal::grown);
            auto other = openForWriting(); // and closes: it moves the log and empties it
            (void)(*other)->append({note(id, u"line %1"_s.arg(round))}).result();
            other->reset();
            QVERIFY(!grown.isEmpty() || grown.wait(1000));
        }
        QCOMPARE((*mine)->events(id)->size(), 4);
    }

    void twoWritersAtOnceLoseNothingAndKeepOneChain()
    {
        const IncidentId id = IncidentId::make();
        {
            auto one = openForWriting();
            auto two = openForWriting();
            (void)(*one)->append({declaration(id, u"API offline"_s)}).result();
            for (int i = 0; i < 100; ++i) {
                (*one)->append({note(id, u"one %1"_s.arg(i))});
                (*two)->append({note(id, u"two %1"_s.arg(i))});
            }
            QVERIFY((*one)->flush());
            QVERIFY((*two)->flush());
        }
        QVERIFY(verifyJournal(m_path)->ok());
        QCOMPARE(verifyJournal(m_path)->events, 201);
    }

    void aLogKeptLongIsWrittenFromItsStartAgain()
    {
        const IncidentId id = IncidentId::make();
        auto journal = openForWriting();
        QVERIFY((*journal)->append({declaration(id, u"kept"_s)}).result().has_value());
        const QFileInfo log(m_path + u"-wal"_s);
        const auto size = [&log] {
            QFileInfo now(log);
            now.refresh();
            return now.size();
        };
        QTRY_COMPARE(size(), Connection::usualLogBytes); // once the writer is idle
        const auto other = Connection::open(m_path, Connection::Mode::ReadWrite);
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 20; ++i)
                QVERIFY((*journal)->append({note(id, u"line %1"_s.arg(i))}).result().has_value());
            QVERIFY((*other)->checkpoint(u"PASSIVE"_s).has_value());
            QCOMPARE(size(), Connection::usualLogBytes);
        }
        QCOMPARE((*journal)->events(id)->size(), 61);
        QFile::copy(m_path, m_path + u".left"_s); // what a program that is killed leaves
        QFile::copy(m_path + u"-wal"_s, m_path + u".left-wal"_s);
        auto left = Journal::open(m_path + u".left"_s, Journal::Access::Write);
        QCOMPARE((*left)->events(id)->size(), 61);
        QVERIFY((*left)->append({note(id, u"after"_s)}).result().has_value());
        QVERIFY(verifyJournal(m_path + u".left"_s)->ok());
    }

    void draftsComeBackForEachIncidentApart()
    {
        const IncidentId id = IncidentId::make();
        {
            auto journal = openForWriting();
            (*journal)->keepDraft(id, u"half a sen"_s);
            (*journal)->keepDraft({}, u"EU API"_s);
        }
        auto journal = openForWriting();
        QCOMPARE((*journal)->draft(id), u"half a sen"_s);
        QCOMPARE((*journal)->draft({}), u"EU API"_s);
        (*journal)->keepDraft(id, {});
        QVERIFY((*journal)->flush());
        QCOMPARE((*journal)->draft(id), QString());
    }

    void aDraftGoesInTheMomentThatItsLineIsLogged()
    {
        const IncidentId id = IncidentId::make();
        auto journal = openForWriting();
        (*journal)->keepDraft(id, u"API offline"_s);
        QVERIFY((*journal)->flush());
        (*journal)->keepDraft(id, {}, Journal::DraftWhen::WithNextAppend);
        QVERIFY((*journal)->flush());
        QCOMPARE((*journal)->draft(id), u"API offline"_s); // a kill here loses nothing
        QVERIFY((*journal)->append({declaration(id, u"API offline"_s)}).result());
        QCOMPARE((*journal)->draft(id), QString()); // and one here brings nothing back
    }

    void whatAnEarlierRunCouldNotSaveIsTakenUp()
    {
        const IncidentId id = IncidentId::make();
        {
            auto journal = openForWriting();
        }
        const Event kept = declaration(id, u"kept aside"_s);
        QVERIFY(Spill(m_path).append({kept}));
        {
            auto journal = openForWriting();
            QVERIFY((*journal)->flush());
            QCOMPARE((*journal)->events(id)->first().id, kept.id);
        }
        QVERIFY(Spill(m_path).isEmpty());
    }

    void aLineThatACrashCutOffTakesNoOtherWithIt()
    {
        const IncidentId id = IncidentId::make();
        {
            auto journal = openForWriting();
        }
        const Event first = declaration(id, u"kept aside"_s);
        const Event second = note(id, u"after the crash"_s);
        QVERIFY(Spill(m_path).append({first}));
        QFile file(Spill(m_path).path());
        QVERIFY(file.open(QIODevice::Append) && file.write("{\"id\":\"cut of") > 0);
        file.close();
        QVERIFY(Spill(m_path).append({second}));
        QCOMPARE(Spill(m_path).events().size(), 2);
        {
            auto journal = openForWriting();
            QVERIFY((*journal)->flush());
            QCOMPARE((*journal)->events(id)->size(), 2);
        }
        QVERIFY(readFile(Spill(m_path).path()).contains("cut of")); // words are never thrown away
    }

    void anotherProgramsEventsStayInTheSideFile()
    {
        {
            auto journal = openForWriting();
        }
        const Event mine = declaration(IncidentId::make(), u"mine"_s);
        const Event theirs = declaration(IncidentId::make(), u"theirs"_s);
        const Spill spill(m_path);
        QVERIFY(spill.append({mine}) && spill.append({theirs}));
        spill.forget({mine.id});
        QCOMPARE(spill.events().size(), 1);
        QCOMPARE(spill.events().first().id, theirs.id);
        QCOMPARE(modeOf(spill.path()), mode_t(0600));
        spill.forget({theirs.id});
        QVERIFY(!QFileInfo::exists(spill.path()));
    }

    void awkwardWordsAreWrittenAsTheyAre_data()
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("byte order mark") << u"\uFEFFcommander"_s;
        QTest::newRow("nul") << u"comm\0ander"_s;
        QTest::newRow("not a character") << u"comm\uFFFEander\uFFFF"_s;
        QTest::newRow("beyond the basic plane") << u"\U0001F6A8 commander"_s;
        QTest::newRow("controls") << u"\u202Ecommander\u0001\r\n"_s;
    }
    void awkwardWordsAreWrittenAsTheyAre()
    {
        QFETCH(QString, words);
        const IncidentId id = IncidentId::make();
        QList<Event> events{
            Event::make(id, Declared{.title = u"the "_s + words}, words, Instant::now()),
            Event::make(id, Unknown{.kind = words, .payload = "{}"}, words, Instant::now())};
        {
            auto journal = openForWriting();
            const auto written = (*journal)->append(events).result();
            QVERIFY2(written.has_value(), written ? "" : qPrintable(written.error().sentence));
            events = *written;
        }
        const auto report = verifyJournal(m_path);
        QVERIFY2(report->ok(), report->bad ? qPrintable(report->bad->why) : "");
        auto journal = Journal::open(m_path, Journal::Access::Read);
        QCOMPARE(*(*journal)->events(id), events);
    }

    void backupsAreVerifiedAndTheLadderKeepsHoursAndDays()
    {
        const IncidentId id = IncidentId::make();
        {
            auto journal = openForWriting();
            (void)(*journal)
                ->append({declaration(id, u"API offline"_s), note(id, u"a line"_s)})
                .result();
            const auto backup = makeBackup(m_path, Instant::now());
            QVERIFY(backup.has_value());
            QCOMPARE(modeOf(backup->path), mode_t(0600));
            QCOMPARE(verifyJournal(backup->path)->events, 2);
            QCOMPARE(backupsOf(m_path).size(), 1);
        }
        QList<Backup> ladder;
        constexpr qint64 halfHour = 30 * Instant::minute;
        for (int i = 0; i < 48 * 60; ++i)
            ladder.append({.path = QString::number(i), .at = {i * halfHour}});
        const QList<Backup> outgrown = outgrownBackups(ladder);
        QCOMPARE(
            ladder.size() - outgrown.size(), 24 + 29); // the newest day's last is among the hours
        QVERIFY(!std::ranges::contains(outgrown, ladder.last().path, &Backup::path));
    }

    void aDamagedCopyIsNotCalledABackup()
    {
        const IncidentId id = IncidentId::make();
        {
            auto journal = openForWriting();
            (void)(*journal)
                ->append({declaration(id, u"API offline"_s), note(id, u"a line"_s)})
                .result();
        }
        const auto connection = Connection::open(m_path, Connection::Mode::ReadWrite);
        QVERIFY((*connection)->execute(u"DROP TRIGGER event_stands"_s));
        QVERIFY((*connection)->execute(u"UPDATE event SET author = 'nobody' WHERE seq = 1"_s));
        QVERIFY(!makeBackup(m_path, Instant::now()).has_value());
        QVERIFY(backupsOf(m_path).isEmpty());
    }

    void anArchiveInAFolderThatCannotBeWrittenOpensForReading()
    {
        const IncidentId id = IncidentId::make();
        {
            auto journal = openForWriting();
            (void)(*journal)->append({declaration(id, u"API offline"_s)}).result();
        }
        auto journal = Journal::open(m_path, Journal::Access::Immutable);
        QVERIFY(journal.has_value());
        QCOMPARE((*journal)->events(id)->size(), 1);
        QVERIFY(!(*journal)->append({note(id, u"x"_s)}).result().has_value());
        QCOMPARE(
            QDir(QFileInfo(m_path).path()).entryList(QDir::Files),
            QStringList{u"archive.bridgelog"_s});
    }

private:
    Result<std::unique_ptr<Journal>> openForWriting()
    {
        auto journal = Journal::open(m_path, Journal::Access::Write);
        if (!journal)
            qFatal(
                "%s %s", qPrintable(journal.error().sentence), qPrintable(journal.error().detail));
        return journal;
    }
    QByteArray readFile(const QString &path = {}) const
    {
        QFile file(path.isEmpty() ? m_path : path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void writeFile(const QByteArray &content) const
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    static Event randomEvent(
        QRandomGenerator &random, const IncidentId &id,
        QList<std::pair<IncidentId, EntryId>> &entries)
    {
        const auto some = [&]() -> EntryId {
            QList<EntryId> mine;
            for (const auto &[incident, entry] : entries) {
                if (incident == id)
                    mine.append(entry);
            }
            return mine.isEmpty() ? EntryId::make() : mine.at(random.bounded(mine.size()));
        };
        const Moment at = random.bounded(4)
            ? Moment::exactly(Instant::fromSeconds(1'700'000'000 + random.bounded(5000)))
            : Moment{};
        EventBody body;
        switch (random.bounded(12)) {
        case 0:
            body = EntryRevised{
                .entry = some(), .text = u"revised line %1"_s.arg(random.bounded(1000))};
            break;
        case 1: body = EntryRevised{.entry = some(), .at = at, .after = some()}; break;
        case 2: body = EntryRetracted{.entry = some(), .reason = u"wrong"_s}; break;
        case 3: body = EntryRestored{.entry = some()}; break;
        case 4:
            body = MilestoneSet{
                .milestone = static_cast<MilestoneName>(random.bounded(7)),
                .at = at,
                .entry = random.bounded(2) ? std::optional(some()) : std::nullopt};
            break;
        case 5: body = PhaseSet{.phase = static_cast<Phase>(random.bounded(9)), .at = at}; break;
        case 6: body = ActionAdded{.action = ActionId::make(), .text = u"do it"_s}; break;
        case 7:
            body = ComponentImpactSet{
                .component = u"c%1"_s.arg(random.bounded(3)),
                .impact = static_cast<Impact>(random.bounded(5))};
            break;
        case 8:
            body = Tagged{.tag = u"t%1"_s.arg(random.bounded(3)), .on = random.bounded(3) > 0};
            break;
        default: {
            const EntryId entry = EntryId::make();
            const std::optional<EntryId> after = some();
            entries.append({id, entry});
            body = EntryAdded{
                .entry = entry,
                .at = at,
                .after = after,
                .text = u"line %1"_s.arg(random.bounded(1000))};
        }
        }
        return Event::make(id, body, u"scribe"_s, Instant::now());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestJournal)
#include "journal.moc"
