// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archive.h"
#include "journal/attachedwords.h"
#include "journal/journal.h"
#include "journal/verify.h"
#include "session/openincident.h"

#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// What a search finds in attached files.
class TestAttached : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theWordsOfATextFileAreFound();
    void theNameOfAnyFileIsFound();
    void everyWordUpToTheLimitIsFound();
    void otherEncodingsAreRead_data();
    void otherEncodingsAreRead();
    void anEntryIsFoundOnce();
    void whatIsTakenOffIsNotFound();
    void whatAKilledProgramDidNotReadIsReadLater();
    void redactionRemovesTheFileAndItsWords();
    void aFileThatIsAttachedElsewhereTooStays();
    void anArchiveOfAnOlderProgramIsSearched();
    void theEntriesOfAnIncidentAreFoundByAnyPartOfAText();

private:
    EntryId attach(const QByteArray &bytes, const QString &name, const QString &text = u"seen"_s);
    /// Opens the archive anew, once all that waited has been read.
    void reopen();
    QStringList find(const QString &query);
    EventId attaching(const EntryId &entry) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<OpenIncident> m_incident;
};

void TestAttached::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"archive.bridgelog"_s);
    m_journal = *Journal::open(m_path, Journal::Access::Write);
    m_incident = *OpenIncident::declare(*m_journal, {.title = u"Mail is late"_s}, u"scribe"_s);
}

void TestAttached::cleanup()
{
    m_incident.reset();
    m_journal.reset();
}

EntryId TestAttached::attach(const QByteArray &bytes, const QString &name, const QString &text)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    file.close();
    const auto stored = m_journal->attachFile(file.fileName()).result();
    return stored ? m_incident->log({.text = text, .attachments = {*stored}}) : EntryId();
}

void TestAttached::reopen()
{
    const IncidentId id = m_incident->id();
    cleanup();
    m_journal = *Journal::open(m_path, Journal::Access::Write);
    m_incident = *OpenIncident::open(*m_journal, id, u"scribe"_s);
}

QStringList TestAttached::find(const QString &query)
{
    const auto result = Archive(*m_journal).search(query);
    QStringList found;
    for (const SearchHit &hit : result ? result->hits : QList<SearchHit>())
        found.append(m_incident->incident().timeline.find(hit.entry)->text);
    if (result && result->total != found.size())
        found.append(u"counted %1"_s.arg(result->total));
    return found;
}

EventId TestAttached::attaching(const EntryId &entry) const
{
    const auto events = m_journal->events(m_incident->id());
    for (const Event &event : *events) {
        const auto *added = std::get_if<AttachmentAdded>(&event.body);
        if (added && added->entry == entry)
            return event.id;
    }
    return {};
}

void TestAttached::theWordsOfATextFileAreFound()
{
    attach("10:01 INFO ready\n10:02 ERROR upstream timed out\n", u"api.log"_s);
    m_incident->log({.text = u"nothing of it"_s});
    QVERIFY(m_journal->flush());
    QTRY_COMPARE(find(u"upstream"_s), QStringList{u"seen"_s});
    QCOMPARE(find(u"\"timed out\""_s), QStringList{u"seen"_s});
    QCOMPARE(find(u"upstr"_s), QStringList{u"seen"_s});
    QVERIFY(find(u"downstream"_s).isEmpty());
    const auto hit = Archive(*m_journal).search(u"upstream"_s)->hits.first();
    QVERIFY2(hit.snippet.contains(u"\2upstream\3"_s), qPrintable(hit.snippet));
    const auto listed = Archive(*m_journal).list(u"upstream mail"_s);
    QCOMPARE(listed->size(), 1);
}

void TestAttached::theNameOfAnyFileIsFound()
{
    QByteArray picture("\x89PNG\r\n\x1a\n", 8);
    picture += QByteArray("\0\0\0secretword\0", 15);
    attach(picture, u"dashboard.png"_s);
    reopen();
    QCOMPARE(find(u"dashboard"_s), QStringList{u"seen"_s});
    QVERIFY(find(u"secretword"_s).isEmpty());
}

void TestAttached::everyWordUpToTheLimitIsFound()
{
    QByteArray text;
    while (text.size() < AttachedWords::mostRead + 1000)
        text += "word" + QByteArray::number(text.size()) + '\n';
    attach(text, u"large.log"_s);
    reopen();
    const auto wordAt = [&](qsizetype at) {
        const qsizetype from = text.lastIndexOf('\n', at) + 1;
        return QString::fromLatin1(text.mid(from, text.indexOf('\n', from) - from));
    };
    // Where one part of what is stored ends in a word and the next goes on with it.
    for (const qsizetype at :
         {qsizetype(0), qsizetype(1 << 20), qsizetype(2 << 20),
          qsizetype(AttachedWords::mostRead - 100)})
        QCOMPARE(find(u'"' + wordAt(at) + u'"'), QStringList{u"seen"_s});
    QVERIFY(find(wordAt(AttachedWords::mostRead + 500)).isEmpty());
    QVERIFY(find(wordAt(AttachedWords::mostRead)).isEmpty()); // half of it stands behind the limit
}

void TestAttached::otherEncodingsAreRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QString text = u"Zähler läuft über"_s;
    QTest::newRow("UTF-8") << text.toUtf8();
    QTest::newRow("Latin-1") << text.toLatin1();
    QStringEncoder wide(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    QTest::newRow("UTF-16") << QByteArray(wide.encode(text));
}

void TestAttached::otherEncodingsAreRead()
{
    QFETCH(QByteArray, bytes);
    attach(bytes, u"counter.txt"_s);
    reopen();
    QCOMPARE(find(u"läuft"_s), QStringList{u"seen"_s});
}

void TestAttached::anEntryIsFoundOnce()
{
    attach("the disk is full", u"note.txt"_s, u"disk"_s);
    for (int i = 0; i < 300; ++i)
        m_incident->log({.text = u"another disk"_s});
    reopen();
    const auto result = Archive(*m_journal).search(u"disk"_s, 1000);
    QCOMPARE(result->total, 301);
    QSet<EntryId> entries;
    for (const SearchHit &hit : result->hits) {
        QVERIFY(!entries.contains(hit.entry));
        entries.insert(hit.entry);
    }
}

void TestAttached::whatIsTakenOffIsNotFound()
{
    const EntryId entry = m_incident->log({.text = u"seen"_s});
    QFile file(m_folder->filePath(u"api.log"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("upstream timed out") > 0);
    file.close();
    const auto stored = m_journal->attachFile(file.fileName()).result();
    m_incident->attach({*stored}, entry);
    reopen();
    QCOMPARE(find(u"upstream"_s), QStringList{u"seen"_s});
    m_incident->undo();
    reopen();
    QVERIFY(find(u"upstream"_s).isEmpty());
    m_incident->redo();
    reopen();
    QCOMPARE(find(u"upstream"_s), QStringList{u"seen"_s});
    m_incident->revise(entry, u"reworded"_s);
    reopen();
    QCOMPARE(find(u"upstream"_s), QStringList{u"reworded"_s});
}

void TestAttached::whatAKilledProgramDidNotReadIsReadLater()
{
    attach("upstream timed out", u"api.log"_s);
    reopen();
    const auto connection = Connection::open(m_path, Connection::Mode::ReadWrite);
    QVERIFY((*connection)->execute(u"UPDATE attached SET text = NULL"_s));
    QVERIFY(find(u"upstream"_s).isEmpty());
    reopen();
    QTRY_COMPARE(find(u"upstream"_s), QStringList{u"seen"_s});
}

void TestAttached::redactionRemovesTheFileAndItsWords()
{
    const EntryId entry = attach("token=hunter2-very-secret\n", u"env.txt"_s);
    attach("nothing hidden", u"other.txt"_s, u"kept"_s);
    QVERIFY(QFile::remove(m_folder->filePath(u"env.txt"_s)));
    reopen();
    QCOMPARE(find(u"hunter2"_s), QStringList{u"seen"_s});
    QVERIFY(m_journal->redact(m_incident->id(), {attaching(entry)}, u"a token"_s, u"scribe"_s)
                .result());
    reopen();
    QVERIFY(find(u"hunter2"_s).isEmpty());
    QCOMPARE(find(u"hidden"_s), QStringList{u"kept"_s});
    cleanup();
    for (const QString &name : QDir(m_folder->path()).entryList(QDir::Files)) {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("hunter2"), qPrintable(name));
    }
    QVERIFY(verifyJournal(m_path)->ok());
    init();
}

void TestAttached::aFileThatIsAttachedElsewhereTooStays()
{
    const EntryId entry = attach("the same bytes", u"one.txt"_s);
    attach("the same bytes", u"two.txt"_s, u"kept"_s);
    reopen();
    const auto attachments = m_incident->incident().timeline.find(entry)->attachments;
    QVERIFY(
        m_journal->redact(m_incident->id(), {attaching(entry)}, u"a slip"_s, u"scribe"_s).result());
    reopen();
    QCOMPARE(find(u"bytes"_s), QStringList{u"kept"_s});
    QCOMPARE(m_journal->attachment(attachments.first().sha256), "the same bytes");
}

void TestAttached::anArchiveOfAnOlderProgramIsSearched()
{
    attach("upstream timed out", u"api.log"_s);
    reopen();
    const IncidentId id = m_incident->id();
    m_incident.reset();
    m_journal.reset();
    {
        const auto connection = Connection::open(m_path, Connection::Mode::ReadWrite);
        for (const QString &sql :
             {u"DROP TABLE attached_fts"_s, u"DROP TRIGGER entry_gone"_s, u"DROP TABLE attached"_s,
              u"UPDATE meta SET value = '3' WHERE key = 'projections'"_s})
            QVERIFY((*connection)->execute(sql));
    }
    {
        const auto old = Journal::open(m_path, Journal::Access::Read);
        QCOMPARE(Archive(**old).search(u"seen"_s)->total, 1);
    }
    m_journal = *Journal::open(m_path, Journal::Access::Write);
    m_incident = *OpenIncident::open(*m_journal, id, u"scribe"_s);
    QTRY_COMPARE(find(u"upstream"_s), QStringList{u"seen"_s});
}

void TestAttached::theEntriesOfAnIncidentAreFoundByAnyPartOfAText()
{
    const EntryId entry = attach("10:02 ERROR upstream timed out", u"api.log"_s);
    attach("all is well", u"db.log"_s);
    reopen();
    const auto found = Archive(*m_journal).withAttached(m_incident->id(), u"STREAM tim"_s);
    QCOMPARE(*found, QSet<EntryId>{entry});
    QVERIFY(Archive(*m_journal).withAttached(IncidentId::make(), u"stream"_s)->isEmpty());
}

QTEST_GUILESS_MAIN(TestAttached)
#include "attached.moc"
