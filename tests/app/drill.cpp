// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class TestDrill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameStartGivesTheSameFiles();
    void itTellsWhatItDoesAndWhereTheFilesAre();
    void theUsersOwnArchiveIsLeftAlone();
    void aNamedArchiveTakesTheDrillIn();

private:
    static QHash<QString, QByteArray> filesOf(const QJsonObject &answer);
    QStringList play(const QString &folder) const
    {
        return {
            u"drill"_s, u"--start"_s, u"2026-03-02T14:05:00Z"_s, u"--out"_s,
            m_program.path(folder)};
    }

    Program m_program;
};

QHash<QString, QByteArray> TestDrill::filesOf(const QJsonObject &answer)
{
    QHash<QString, QByteArray> files;
    for (const QJsonValue &path : answer[u"files"].toArray()) {
        QFile file(path.toString());
        if (file.open(QIODevice::ReadOnly))
            files.insert(QFileInfo(file).fileName(), file.readAll());
    }
    return files;
}

void TestDrill::theSameStartGivesTheSameFiles()
{
    const auto first = filesOf(m_program.ask(play(u"first"_s)));
    QTest::qWait(1100); // a clock that is looked at would show
    const auto second = filesOf(m_program.ask(play(u"second"_s)));
    QCOMPARE(first.size(), 7);
    QCOMPARE(second.keys().size(), first.keys().size());
    for (auto it = first.begin(); it != first.end(); ++it) {
        QVERIFY2(it.key().startsWith(u"2026-03-02-"), qPrintable(it.key()));
        QVERIFY2(
            !it.value().isEmpty() && it.value() == second.value(it.key()), qPrintable(it.key()));
    }
}

void TestDrill::itTellsWhatItDoesAndWhereTheFilesAre()
{
    const auto run = m_program.run(play(u"told"_s));
    QVERIFY2(run.code == 0 && run.err.isEmpty(), run.err.constData());
    for (const char *part :
         {"declares", "commander: ", "logs, hypothesis: ", "ticks: ", "skips: ",
          "phase: Identified", "posts, under \"resolved\"", "section \"Summary\""})
        QVERIFY2(run.out.contains(part), part);
    int files = 0;
    for (const QByteArray &line : run.out.split('\n'))
        files += QFileInfo(QString::fromUtf8(line.trimmed())).isFile() ? 1 : 0;
    QCOMPARE(files, 7);
    const QString archive = m_program.path(u"told/drill.bridgelog"_s);
    QVERIFY(run.out.contains(archive.toUtf8()));
    QVERIFY(m_program.ask({u"verify"_s, u"--archive"_s, archive})[u"ok"].toBool());
}

void TestDrill::theUsersOwnArchiveIsLeftAlone()
{
    const QJsonObject answer = m_program.ask({u"drill"_s});
    const QString archive = answer[u"archive"].toString();
    QVERIFY(QFileInfo::exists(archive));
    QVERIFY(!QFileInfo::exists(m_program.archive()));
    QCOMPARE(QFileInfo(archive).absoluteDir().entryList(QDir::Files).filter(u".pdf"_s).size(), 1);
    QVERIFY(QFileInfo(archive).absoluteDir().removeRecursively());
}

void TestDrill::aNamedArchiveTakesTheDrillIn()
{
    const QString archive = m_program.path(u"mine.bridgelog"_s);
    for (int time = 0; time < 2; ++time)
        QCOMPARE(m_program.run(play(u"mine"_s) + QStringList{u"--archive"_s, archive}).code, 0);
    const QJsonArray drills =
        m_program.ask({u"list"_s, u"kind:drill"_s, u"--archive"_s, archive})[u"incidents"]
            .toArray();
    QCOMPARE(drills.size(), 1);
    QCOMPARE(drills[0][u"phase"].toString(), u"resolved"_s);
}

QTEST_GUILESS_MAIN(TestDrill)
#include "drill.moc"
