// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// What the program promises of the archive, seen from outside.
class TestTrust : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aChangedEventIsNamed();
    void theDatabaseItselfRefusesChanges();
    void filesAreTheirOwnersAlone();
    void importTakesEveryFileOrNone();
    void importReadsStandardInput();
    void exportsAreNotMixedUp();

private:
    static QString change(const QString &path, const QStringList &statements);
};

static const QByteArray page =
    "Search: slow answers\nIncident Report for Example Shop\n\n"
    "The search answers as fast as before. This incident has been resolved.\n"
    "Posted Mar 02, 2026 - 15:10 UTC\n\n"
    "We are currently investigating slow answers of the search.\n"
    "Posted Mar 02, 2026 - 14:05 UTC\n";

static QString written(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

/// Runs statements on the file behind the program's back; what the last one met.
QString TestTrust::change(const QString &path, const QStringList &statements)
{
    QString met;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"outside"_s);
        database.setDatabaseName(path);
        if (!database.open())
            return u"it cannot be opened"_s;
        QSqlQuery query(database);
        for (const QString &statement : statements) {
            query.exec(statement);
            met = query.lastError().databaseText();
        }
    }
    QSqlDatabase::removeDatabase(u"outside"_s);
    return met;
}

void TestTrust::aChangedEventIsNamed()
{
    const Program program;
    QVERIFY(!program.run({u"declare"_s, u"Watched"_s}).line().isEmpty());
    const QString entry = program.run({u"log"_s, u"as it was"_s}).line();
    QVERIFY(program.ask({u"verify"_s})[u"ok"].toBool());
    const QString changed =
        u"UPDATE event SET author = 'somebody else' WHERE payload LIKE '%as it was%'"_s;
    QCOMPARE(change(program.archive(), {u"DROP TRIGGER event_stands"_s, changed}), QString());
    const auto run = program.run({u"verify"_s, u"--json"_s});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.count('\n') == 1, run.err.constData());
    QCOMPARE(run.json()[u"ok"].toBool(true), false);
    const QString bad = run.json()[u"bad"][u"id"].toString();
    QVERIFY(!bad.isEmpty() && run.err.contains(bad.toUtf8()));
    QCOMPARE(
        change(
            program.archive(),
            {u"UPDATE event SET author = 'Commander on duty' WHERE id = '%1'"_s.arg(bad)}),
        QString());
    QVERIFY(program.ask({u"verify"_s})[u"ok"].toBool());
}

void TestTrust::theDatabaseItselfRefusesChanges()
{
    const Program program;
    QVERIFY(!program.run({u"declare"_s, u"Watched"_s}).line().isEmpty());
    QVERIFY(
        change(program.archive(), {u"UPDATE event SET author = 'x'"_s}).contains(u"never changed"));
    QVERIFY(change(program.archive(), {u"DELETE FROM event"_s}).contains(u"keeps every event"));
    QVERIFY(program.ask({u"verify"_s})[u"ok"].toBool());
}

void TestTrust::filesAreTheirOwnersAlone()
{
    const Program program;
    const QString id = program.run({u"declare"_s, u"Private"_s}).line();
    const QJsonArray exports =
        program.ask({u"export"_s, id, u"--out"_s, program.path(u"out"_s)})[u"files"].toArray();
    QCOMPARE(exports.size(), 7);
    QStringList files{program.archive(), program.ask({u"backup"_s})[u"file"].toString()};
    for (const QJsonValue &file : exports)
        files.append(file.toString());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    for (const QString &file : std::as_const(files)) {
        QVERIFY2(QFileInfo::exists(file), qPrintable(file));
        QVERIFY2((QFile::permissions(file) & others) == 0, qPrintable(file));
    }
    QVERIFY((QFile::permissions(QFileInfo(program.archive()).path()) & others) == 0);
}

void TestTrust::importTakesEveryFileOrNone()
{
    const Program program;
    const QString good = written(program.path(u"good.txt"_s), page);
    const QString bad = written(program.path(u"bad.txt"_s), "\n");
    const auto run = program.run({u"import"_s, good, bad});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.count('\n') == 1 && run.out.isEmpty(), run.err.constData());
    QCOMPARE(program.ask({u"list"_s})[u"incidents"].toArray().size(), 0);
    const QString same = written(program.path(u"same.txt"_s), page);
    const QJsonArray both = program.ask({u"import"_s, good, same})[u"incidents"].toArray();
    QCOMPARE(both.size(), 2);
    QVERIFY(both[0][u"new"].toBool());
    QCOMPARE(both[1][u"new"].toBool(true), false);
    QCOMPARE(both[0][u"id"], both[1][u"id"]);
}

void TestTrust::importReadsStandardInput()
{
    const Program program;
    const auto run = program.run({u"import"_s, u"-"_s, u"--json"_s}, page);
    QVERIFY2(run.code == 0, run.err.constData());
    const QString id = run.json()[u"incidents"][0][u"id"].toString();
    const QJsonObject shown = program.ask({u"show"_s, id});
    QCOMPARE(shown[u"incident"][u"title"].toString(), u"Search: slow answers"_s);
    QCOMPARE(shown[u"updates"].toArray().size(), 2);
    QCOMPARE(shown[u"updates"][0][u"at"].toString(), u"2026-03-02T14:05:00Z"_s);
}

void TestTrust::exportsAreNotMixedUp()
{
    const Program program;
    const QString first = program.run({u"declare"_s, u"Twin"_s}).line();
    const QString second = program.run({u"declare"_s, u"Twin"_s}).line();
    const QString folder = program.path(u"out"_s);
    const auto run = program.run({u"export"_s, first, second, u"--out"_s, folder});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.contains("different folders"), run.err.constData());
    QVERIFY(!QFileInfo::exists(folder));
    const auto files = program
                           .ask(
                               {u"export"_s, first, first, u"--out"_s, folder, u"--format"_s,
                                u"md,csv,md"_s})[u"files"]
                           .toArray();
    QCOMPARE(files.size(), 2);
}

QTEST_GUILESS_MAIN(TestTrust)
#include "trust.moc"
