// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/kit.h"
#include "journal/connection.h"
#include "journal/journal.h"
#include "journal/verify.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <memory>
#include <vector>

#include <unistd.h>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

void say(const QByteArray &line)
{
    const QByteArray bytes = line + '\n';
    if (::write(STDOUT_FILENO, bytes.constData(), static_cast<size_t>(bytes.size())) < 0)
        _exit(4);
}

/// What a child does until it is killed, or for `milliseconds`: logs, and says each event's id once
/// it is told that the event is on disk.
int logInALoop(const QString &path, quint32 seed, qint64 milliseconds)
{
    QElapsedTimer since;
    since.start();
    auto opened = Journal::open(path, Journal::Access::Write);
    if (!opened) {
        say("refused " + opened.error().sentence.toUtf8() + opened.error().detail.toUtf8());
        return 3;
    }
    const std::unique_ptr<Journal> journal = std::move(*opened);
    EventMaker maker(seed);
    QRandomGenerator random(seed);
    QList<Event> events{maker.declaration()};
    while (milliseconds == 0 || since.elapsed() < milliseconds) {
        QList<QFuture<Result<QList<Event>>>> futures{journal->append(events)};
        if (random.bounded(4) == 0)
            futures.append(journal->append(maker.batch(2)));
        if (random.bounded(10) == 0)
            journal->keepDraft(maker.incident(), u"half typed"_s);
        if (random.bounded(10) == 0)
            journal->attach(QByteArray(5000, 'x'), u"graph"_s, u"text/plain"_s);
        for (const auto &future : futures) {
            const auto written = future.result();
            if (!written) {
                say("refused " + written.error().sentence.toUtf8());
                return 3;
            }
            for (const Event &event : *written)
                say(event.id.text().toUtf8());
        }
        if (random.bounded(20) == 0) { // what happens when the writer is idle
            const auto connection = Connection::open(path, Connection::Mode::ReadWrite);
            if (connection)
                (void)(*connection)->checkpoint(random.bounded(2) ? u"PASSIVE"_s : u"TRUNCATE"_s);
        }
        events = maker.batch(3);
    }
    return 0;
}

} // namespace

/// A program that logs is killed, again and again.
class TestKillloop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasCalledOnDiskIsThereAfterAKill()
    {
        const int rounds = isLongRun() ? 1000 : 30;
        QRandomGenerator random(30);
        qint64 events = 0;
        for (int round = 0; round < rounds; ++round) {
            if (round % 50 == 0 || random.bounded(8) == 0) // a first run, too
                startAnew();
            const Round killed = killOnce(random);
            QVERIFY2(killed.refusal.isEmpty(), killed.refusal.constData());
            m_said += killed.said;
            const Examined found = examine(m_path, m_said, Depth::Content);
            QVERIFY2(found.damage.isEmpty(), qPrintable(found.damage));
            QCOMPARE(found.lost, 0);
            const QString full = compareWithRebuild();
            QVERIFY2(full.isEmpty(), qPrintable(full));
            m_printed += killed.said.size();
            m_unsaid += found.events - m_known - killed.said.size();
            m_known = found.events;
            events += killed.said.isEmpty() ? 0 : 1;
        }
        qInfo(
            "%d kills: %lld ids printed and all found, %lld events on disk that nobody was told of "
            "yet, %d rounds killed before the first answer, %d with two programs; every archive "
            "verified and its projections equal to a rebuild",
            rounds, m_printed, m_unsaid, rounds - static_cast<int>(events), m_shared);
        QVERIFY(m_printed > rounds);
    }

    void programsThatShareAnArchiveGetNoRefusalAndLoseNothing()
    {
        startAnew();
        const int milliseconds = isLongRun() ? 30000 : 2000;
        std::vector<std::unique_ptr<QProcess>> children;
        const int count = isLongRun() ? 4 : 2;
        for (int i = 0; i < count; ++i)
            children.push_back(start(static_cast<quint32>(i), milliseconds));
        QList<EventId> said;
        for (const auto &child : children) {
            QVERIFY(child->waitForFinished(milliseconds + 60000));
            const Round round = readAll(*child);
            QVERIFY2(round.refusal.isEmpty(), round.refusal.constData());
            QCOMPARE(child->exitCode(), 0);
            said += round.said;
        }
        const Examined found = examine(m_path, said, Depth::Everything);
        QVERIFY2(found.damage.isEmpty(), qPrintable(found.damage));
        QCOMPARE(found.lost, 0);
        QCOMPARE(found.events, said.size());
        QCOMPARE(verifyJournal(m_path)->events, said.size() + 1); // and one of the examination
        qInfo(
            "%d programs on one archive for %d ms: %lld events, none lost, no SQLITE_BUSY, one "
            "chain",
            count, milliseconds, static_cast<long long>(said.size()));
        QVERIFY(said.size() > 20);
    }

private:
    struct Round {
        QList<EventId> said;
        QByteArray refusal;
    };

    void startAnew()
    {
        m_folder = std::make_unique<QTemporaryDir>(memoryFolder() + u"/bridgelog-kill-XXXXXX"_s);
        m_path = m_folder->filePath(u"first run/archive.bridgelog"_s);
        m_said.clear();
        m_known = 0;
    }

    std::unique_ptr<QProcess> start(quint32 seed, int milliseconds) const
    {
        auto child = std::make_unique<QProcess>();
        child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child->start(
            QCoreApplication::applicationFilePath(),
            {u"--log"_s, m_path, QString::number(seed), QString::number(milliseconds)});
        return child;
    }

    /// One or two children, killed at a random moment: some before they said anything.
    Round killOnce(QRandomGenerator &random)
    {
        std::vector<std::unique_ptr<QProcess>> children;
        children.push_back(start(random.generate(), 0));
        if (random.bounded(4) == 0) {
            children.push_back(start(random.generate(), 0));
            ++m_shared;
        }
        if (random.bounded(4) > 0)
            children.front()->waitForReadyRead(10000);
        const auto delay = static_cast<int>(random.bounded(150));
        children.front()->waitForFinished(delay); // a child that ends by itself has refused
        Round all;
        for (const auto &child : children)
            child->kill();
        for (const auto &child : children) {
            child->waitForFinished();
            Round one = readAll(*child);
            all.said += one.said;
            all.refusal += one.refusal;
        }
        return all;
    }

    /// Whole lines only: the last one may have been cut off.
    static Round readAll(QProcess &child)
    {
        Round round;
        const QList<QByteArray> lines = child.readAllStandardOutput().split('\n');
        for (const QByteArray &line : lines.first(lines.size() - 1)) {
            if (line.startsWith("refused"))
                round.refusal = line;
            else
                round.said.append(EventId::fromText(QString::fromLatin1(line)));
        }
        return round;
    }

    /// A copy's projections, made anew, against those that incremental writing left.
    QString compareWithRebuild() const
    {
        const QString copy = m_folder->filePath(u"copy.bridgelog"_s);
        QFile::remove(copy);
        if (!QFile::copy(m_path, copy)) // closed, so that one file is all
            return u"cannot be copied"_s;
        {
            auto journal = Journal::open(copy, Journal::Access::Write);
            if (!journal)
                return journal.error().sentence;
            if (const auto rebuilt = (*journal)->rebuild().result(); !rebuilt)
                return rebuilt.error().sentence + rebuilt.error().detail;
        }
        const QStringList rebuilt = projectionsOf(copy).split(u'\n');
        const QStringList written = projectionsOf(m_path).split(u'\n');
        for (qsizetype i = 0; i < std::max(rebuilt.size(), written.size()); ++i) {
            if (rebuilt.value(i) != written.value(i))
                return u"a projection is not what a rebuild makes of it: "_s + written.value(i)
                    + u" instead of "_s + rebuilt.value(i);
        }
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QList<EventId> m_said; ///< of this archive
    qsizetype m_known = 0;
    qint64 m_printed = 0;
    qint64 m_unsaid = 0;
    int m_shared = 0;
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--log")
        return logInALoop(
            arguments.value(2), arguments.value(3).toUInt(), arguments.value(4).toLongLong());
    TestKillloop test;
    return QTest::qExec(&test, argc, argv);
}
#include "killloop.moc"
