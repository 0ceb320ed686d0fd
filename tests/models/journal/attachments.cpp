// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/attachmentreader.h"
#include "journal/journal.h"
#include "journal/schema.h"
#include "journal/verify.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebibyte = 1 << 20;

/// A file whose every part is another one; its SHA-256.
QString makeFile(const QString &path, qint64 size)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    for (qint64 written = 0; written < size;) {
        QByteArray bytes(std::min(size - written, mebibyte), static_cast<char>(written >> 20));
        bytes.prepend(QByteArray::number(written));
        bytes.truncate(std::min(size - written, mebibyte));
        file.write(bytes);
        hash.addData(bytes);
        written += bytes.size();
    }
    return QString::fromLatin1(hash.result().toHex());
}

qint64 countIn(const QString &archive, const QString &sql)
{
    const auto connection = Connection::open(archive, Connection::Mode::Read);
    const auto value = (*connection)->value(sql);
    return value ? value->toLongLong() : -1;
}

const QString halfStored =
    u"SELECT count(*) FROM attachment_part WHERE upload NOT IN (SELECT upload FROM attachment "
    "WHERE upload IS NOT NULL)"_s;

} // namespace

class TestAttachments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"archive.bridgelog"_s);
        m_journal = std::move(*Journal::open(m_path, Journal::Access::Write));
    }
    void cleanup() { m_journal.reset(); }

    void aFileGoesInAndComesOut_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::newRow("empty") << qint64(0);
        QTest::newRow("a byte") << qint64(1);
        QTest::newRow("a part") << mebibyte;
        QTest::newRow("a part and a byte") << mebibyte + 1;
        QTest::newRow("several transactions") << 9 * mebibyte + 12345;
    }
    void aFileGoesInAndComesOut()
    {
        QFETCH(qint64, size);
        const QString file = m_folder->filePath(u"probe.log"_s);
        const QString sha256 = makeFile(file, size);
        const auto stored = m_journal->attachFile(file).result();
        QVERIFY2(stored, stored ? "" : qPrintable(stored.error().sentence));
        QCOMPARE(stored->sha256, sha256);
        QCOMPARE(stored->size, size);
        QCOMPARE(stored->name, u"probe.log"_s);
        QVERIFY(stored->fresh);

        const QString out = m_folder->filePath(u"out"_s);
        QVERIFY(m_journal->exportAttachment(sha256, out).result());
        QCOMPARE(makeFile(m_folder->filePath(u"again"_s), size), sha256);
        QFile exported(out);
        QVERIFY(exported.open(QIODevice::ReadOnly));
        const QByteArray bytes = exported.readAll();
        QCOMPARE(bytes.size(), size);
        QCOMPARE(m_journal->attachment(sha256), bytes);
        QCOMPARE(m_journal->readAttachment(sha256, size / 2, 100), bytes.mid(size / 2, 100));
        QCOMPARE(m_journal->readAttachment(sha256, mebibyte - 5, 10), bytes.mid(mebibyte - 5, 10));
        QVERIFY(verifyJournal(m_path)->ok());
    }

    void theSameBytesAreStoredOnce()
    {
        const QString one = m_folder->filePath(u"one"_s);
        const QString two = m_folder->filePath(u"two"_s);
        makeFile(one, 3 * mebibyte);
        makeFile(two, 3 * mebibyte);
        QVERIFY(m_journal->attachFile(one).result()->fresh);
        const auto again = m_journal->attachFile(two).result();
        QVERIFY(again && !again->fresh);
        QCOMPARE(again->name, u"two"_s);
        QCOMPARE(countIn(m_path, u"SELECT count(*) FROM attachment"_s), 1);
        QCOMPARE(countIn(m_path, u"SELECT count(*) FROM attachment_part"_s), 3);
        // What came as bytes is the same, too.
        const QByteArray bytes = m_journal->attachment(again->sha256);
        QCOMPARE(m_journal->attach(bytes, u"three"_s, u"text/plain"_s).result(), again->sha256);
        QCOMPARE(countIn(m_path, u"SELECT count(*) FROM attachment"_s), 1);
    }

    void itsTypeIsToldFromWhatIsInIt()
    {
        QFile file(m_folder->filePath(u"screenshot"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
        file.close();
        QCOMPARE(m_journal->attachFile(file.fileName()).result()->mediaType, u"image/png"_s);
    }

    void whatCannotBeAttachedIsRefusedInASentence()
    {
        const auto says = [&](const QString &path, const QString &words) {
            const auto stored = m_journal->attachFile(path).result();
            return !stored && stored.error().sentence.contains(words)
                && stored.error().sentence.contains(path);
        };
        QVERIFY(says(m_folder->filePath(u"ghost"_s), u"There is no file"_s));
        QVERIFY(says(m_folder->path(), u"is not a file"_s));
        const QString pipe = m_folder->filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QVERIFY(says(pipe, u"is not a file"_s));
        const QString large = m_folder->filePath(u"large"_s);
        makeFile(large, 3 * mebibyte);
        m_journal->setAttachmentLimit(2 * mebibyte);
        QVERIFY(says(large, u"too large"_s));
        QVERIFY(says(u"/proc/self/mem"_s, u"/proc/self/mem"_s));
        QCOMPARE(countIn(m_path, u"SELECT count(*) FROM attachment_part"_s), 0);
    }

    void aFileThatChangesWhileItIsReadIsRefused()
    {
        const QString path = m_folder->filePath(u"growing"_s);
        makeFile(path, 24 * mebibyte);
        const auto future = m_journal->attachFile(path);
        QTRY_VERIFY(future.progressValue() > 500);
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append));
        file.write("one more line\n");
        file.close();
        const auto stored = future.result();
        QVERIFY(!stored);
        QVERIFY2(
            stored.error().sentence.contains(u"changed while it was read"_s),
            qPrintable(stored.error().sentence));
        QCOMPARE(countIn(m_path, u"SELECT count(*) FROM attachment_part"_s), 0);
    }

    void whatIsCancelledLeavesNothing()
    {
        const QString path = m_folder->filePath(u"large"_s);
        makeFile(path, 48 * mebibyte);
        auto future = m_journal->attachFile(path);
        QTRY_VERIFY(future.progressValue() > 500);
        future.cancel();
        QVERIFY(m_journal->cleanAttachments().result()); // behind it, on the same thread
        QCOMPARE(countIn(m_path, u"SELECT count(*) FROM attachment_part"_s), 0);
        QCOMPARE(countIn(m_path, u"SELECT count(*) FROM attachment"_s), 0);
    }

    void linesAreWrittenInBetween()
    {
        const QString path = m_folder->filePath(u"large"_s);
        makeFile(path, 48 * mebibyte);
        const auto future = m_journal->attachFile(path);
        QTRY_VERIFY(future.progressValue() > 500);
        const auto line = m_journal->append({Event::make(
            IncidentId::make(), Declared{.title = u"x"_s}, u"commander"_s, Instant::now())});
        QVERIFY(line.result());
        QVERIFY(!future.isFinished());
        QVERIFY(future.result());
    }

    void anArchiveOfTheFirstFormatIsBroughtUpToDate()
    {
        const QString sha256 =
            m_journal->attach("bytes", u"old"_s, u"text/plain"_s).result().value();
        m_journal.reset();
        {
            const auto connection = Connection::open(m_path, Connection::Mode::ReadWrite);
            for (const QString &statement :
                 {u"ALTER TABLE attachment DROP COLUMN size"_s,
                  u"ALTER TABLE attachment DROP COLUMN upload"_s, u"DROP TABLE attachment_part"_s,
                  u"DROP TABLE reminder"_s, u"PRAGMA user_version=1"_s})
                QVERIFY((*connection)->execute(statement));
            QVERIFY((*connection)->checkpoint(u"TRUNCATE"_s));
        }
        {
            const auto old = std::move(*Journal::open(m_path, Journal::Access::Read));
            QCOMPARE(old->attachment(sha256), "bytes");
            QVERIFY(verifyJournal(m_path)->ok());
        }
        m_journal = std::move(*Journal::open(m_path, Journal::Access::Write));
        QCOMPARE(m_journal->attachment(sha256), "bytes");
        const QString file = m_folder->filePath(u"new"_s);
        makeFile(file, 2 * mebibyte);
        QVERIFY(m_journal->attachFile(file).result());
        QVERIFY(verifyJournal(m_path)->ok());
    }

    void killedWhileAttachingItLeavesNoHalfAttachment()
    {
        const QString path = m_folder->filePath(u"large"_s);
        makeFile(path, 32 * mebibyte);
        m_journal.reset();
        const int rounds = qEnvironmentVariableIsSet("BRIDGELOG_LONG") ? 20 : 3;
        for (int round = 0; round < rounds; ++round) {
            const pid_t child = ::fork();
            if (child == 0) {
                auto journal = Journal::open(m_path, Journal::Access::Write);
                (void)(*journal)->attachFile(path).result();
                ::_exit(0);
            }
            QTRY_VERIFY_WITH_TIMEOUT(
                countIn(m_path, u"SELECT count(*) FROM attachment_part"_s) >= 4 * (round % 3 + 1),
                20000);
            ::kill(child, SIGKILL);
            int status = 0;
            ::waitpid(child, &status, 0);
            QVERIFY(WIFSIGNALED(status));
            QVERIFY(verifyJournal(m_path)->ok());
            QCOMPARE(countIn(m_path, u"SELECT count(*) FROM attachment"_s), 0);
            QVERIFY(countIn(m_path, halfStored) > 0);
            m_journal = std::move(*Journal::open(m_path, Journal::Access::Write));
            QVERIFY(m_journal->cleanAttachments().result());
            QCOMPARE(countIn(m_path, halfStored), 0);
            m_journal.reset();
        }
        m_journal = std::move(*Journal::open(m_path, Journal::Access::Write));
        QVERIFY(m_journal->attachFile(path).result());
        QVERIFY(verifyJournal(m_path)->ok());
    }

    void cleaningLeavesWhatAnotherProgramIsStoring()
    {
        const QString path = m_folder->filePath(u"large"_s);
        const QString sha256 = makeFile(path, 64 * mebibyte);
        m_journal.reset(); // a child has none of its parent's threads
        const pid_t child = ::fork();
        if (child == 0) {
            auto other = Journal::open(m_path, Journal::Access::Write);
            const bool stored = (*other)->attachFile(path).result().has_value();
            ::_exit(stored ? 0 : 1);
        }
        m_journal = std::move(*Journal::open(m_path, Journal::Access::Write));
        QTRY_VERIFY_WITH_TIMEOUT(countIn(m_path, halfStored) > 0, 20000);
        QVERIFY(m_journal->cleanAttachments().result());
        int status = 0;
        ::waitpid(child, &status, 0);
        QCOMPARE(WEXITSTATUS(status), 0);
        QCOMPARE(m_journal->readAttachment(sha256, 63 * mebibyte, 3).size(), 3);
    }

    void verifyNamesTheAttachmentThatIsNotWhatWasStored()
    {
        const QString path = m_folder->filePath(u"probe.log"_s);
        const QString sha256 = makeFile(path, 2 * mebibyte);
        QVERIFY(m_journal->attachFile(path).result());
        m_journal.reset();
        {
            const auto connection = Connection::open(m_path, Connection::Mode::ReadWrite);
            QVERIFY((*connection)
                        ->execute(u"UPDATE attachment_part SET bytes = zeroblob(1048576) "
                                  "WHERE part = 1"_s));
        }
        const auto report = verifyJournal(m_path);
        QVERIFY(!report->ok());
        QCOMPARE(report->bad->id, sha256);
        QVERIFY2(report->bad->why.contains(u"probe.log"_s), qPrintable(report->bad->why));
    }

    void whatMakingTheArchiveLeftIsRemoved()
    {
        const QString left = m_path + u".new-0123"_s;
        const QString young = m_path + u".new-4567"_s;
        for (const QString &path : {left, young})
            makeFile(path, 10);
        QFile file(left);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(
            QDateTime::currentDateTimeUtc().addDays(-1), QFileDevice::FileModificationTime));
        file.close();
        removeUnfinished(m_path);
        QVERIFY(!QFile::exists(left));
        QVERIFY(QFile::exists(young));
        QVERIFY(QFile::exists(m_path));
    }

    void memoryStaysBoundedWhateverTheSize()
    {
        const QString path = m_folder->filePath(u"large"_s);
        const qint64 size = qEnvironmentVariableIsSet("BRIDGELOG_LONG") ? 300 : 96;
        makeFile(path, size * mebibyte);
        const auto peak = [] {
            struct rusage usage = {};
            ::getrusage(RUSAGE_SELF, &usage);
            return usage.ru_maxrss / 1024;
        };
        const auto before = peak();
        const auto stored = m_journal->attachFile(path).result();
        QVERIFY(stored);
        QVERIFY(m_journal->exportAttachment(stored->sha256, path + u".out"_s).result());
        QVERIFY2(peak() - before < 48, qPrintable(QString::number(peak() - before)));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Journal> m_journal;
};

QTEST_GUILESS_MAIN(TestAttachments)
#include "attachments.moc"
