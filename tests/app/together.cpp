// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

#include <array>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// Several processes at work on one archive.
class TestTogether : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void processesThatLogAtOnceLoseNothing();
    void processesThatDeclareAtOnceOnAFreshMachineLoseNothing();
};

void TestTogether::processesThatLogAtOnceLoseNothing()
{
    constexpr int rounds = 12;
    Program program;
    const QString id = program.run({u"declare"_s, u"Everybody writes"_s}).line();
    QSet<QString> printed;
    for (int round = 0; round < rounds; ++round) {
        std::array<QProcess, 3> processes;
        for (QProcess &process : processes)
            program.start(process, {u"log"_s, u"round %1"_s.arg(round)});
        for (QProcess &process : processes) {
            const auto run = Program::finish(process);
            QVERIFY2(run.code == 0, run.err.constData());
            printed.insert(run.line());
        }
    }
    QCOMPARE(printed.size(), rounds * 3);
    for (const QJsonValue &entry : program.ask({u"show"_s, id})[u"timeline"].toArray())
        printed.remove(entry[u"id"].toString());
    QVERIFY2(printed.isEmpty(), qPrintable(printed.values().join(u' ')));
    QVERIFY(program.ask({u"verify"_s})[u"ok"].toBool());
}

void TestTogether::processesThatDeclareAtOnceOnAFreshMachineLoseNothing()
{
    Program program;
    std::array<QProcess, 4> processes;
    for (QProcess &process : processes)
        program.start(process, {u"declare"_s, u"The first ever"_s});
    QSet<QString> printed;
    for (QProcess &process : processes) {
        const auto run = Program::finish(process);
        QVERIFY2(run.code == 0, run.err.constData());
        printed.insert(run.line());
    }
    for (const QJsonValue &incident : program.ask({u"list"_s})[u"incidents"].toArray())
        printed.remove(incident[u"id"].toString());
    QVERIFY2(printed.isEmpty(), qPrintable(printed.values().join(u' ')));
    QVERIFY(program.ask({u"verify"_s})[u"ok"].toBool());
}

QTEST_GUILESS_MAIN(TestTogether)
#include "together.moc"
