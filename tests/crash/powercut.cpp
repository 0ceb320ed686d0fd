// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/kit.h"
#include "crash/scenario.h"
#include "crash/simvfs.h"
#include "journal/connection.h"
#include "journal/journal.h"
#include "journal/schema.h"

#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// The power goes while an archive is written to: see SimDisk for what may then be found.
class TestPowercut : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingAcknowledgedIsLostAndNothingIsDamaged()
    {
        const CutFigures figures = cuts(isLongRun() ? 10000 : 300, {});
        QCOMPARE(figures.lost, 0);
        QVERIFY2(figures.damaged == 0, qPrintable(figures.firstTrouble));
        QVERIFY(figures.acknowledged > 10 * figures.cuts); // it was about something
    }

    /// Negative control: the simulation finds what synchronous=NORMAL loses.
    void withoutASyncForEachCommitAcknowledgedEventsAreLost()
    {
        const CutFigures figures =
            cuts(isLongRun() ? 1000 : 100, [] { SimVfs::instance().setSynchronous("1"); });
        QVERIFY2(figures.withLoss * 10 > figures.cuts * 3, "the simulation finds too few losses");
        QCOMPARE(figures.damaged, 0); // NORMAL forgets, it does not break
    }

    /// Negative control: the simulation finds the damage that a disk does which never syncs.
    void whenSyncsDoNothingArchivesAreDamaged()
    {
        const CutFigures figures = cuts(
            isLongRun() ? 1000 : 100, [] { SimVfs::instance().setSyncs(SimVfs::Syncs::Ignored); });
        QVERIFY2(figures.damaged * 20 > figures.cuts, "the simulation finds too little damage");
        QVERIFY(figures.withLoss > 0);
    }

    /// The program's level of synchronous is what the controls replace, and EXTRA otherwise.
    void theControlsRunWithTheLevelTheySay()
    {
        const QTemporaryDir folder(memoryFolder() + u"/bridgelog-XXXXXX"_s);
        const QString path = folder.filePath(u"archive.bridgelog"_s);
        QVERIFY(makeArchive(path).has_value());
        for (const QByteArray &level : {QByteArray("3"), QByteArray("1"), QByteArray("0")}) {
            SimVfs::instance().begin(1);
            if (level != "3")
                SimVfs::instance().setSynchronous(level);
            const auto connection = Connection::open(path, Connection::Mode::ReadWrite);
            QCOMPARE((*connection)->value(u"PRAGMA synchronous"_s)->toByteArray(), level);
        }
        SimVfs::instance().end();
    }

    void anArchiveIsOnDiskBeforeItGetsItsName()
    {
        const QTemporaryDir folder(memoryFolder() + u"/bridgelog-XXXXXX"_s);
        const QString path = folder.filePath(u"archive.bridgelog"_s);
        SimVfs::instance().begin(1);
        int writes = 0;
        SimVfs::instance().setWatch([&](const SimDisk &, int) {
            ++writes;
            QVERIFY(!QFile::exists(path));
        });
        QVERIFY(makeArchive(path).has_value());
        QVERIFY(writes > 20);
        QVERIFY(!SimVfs::instance().disk().waits());
        SimVfs::instance().end();
    }

    void cleanup() { SimVfs::instance().end(); }

private:
    static CutFigures cuts(int count, const std::function<void()> &setUp)
    {
        CutFigures figures;
        for (quint32 seed = 1; figures.cuts < count; ++seed) {
            Scenario scenario({.seed = seed, .momentChance = 0.05, .setUp = setUp});
            scenario.run();
            scenario.cut(isLongRun() ? 6 : 2, count, figures);
        }
        qInfo("%s: %s", QTest::currentTestFunction(), qPrintable(figures.text()));
        return figures;
    }
};

QTEST_GUILESS_MAIN(TestPowercut)
#include "powercut.moc"
