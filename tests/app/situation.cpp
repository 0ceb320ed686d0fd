// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// `set`, `assign` and `clock`: every key reaches its place, every verb its assignment, and what is
/// refused changes nothing.
class TestSituation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_program = std::make_unique<Program>();
        m_id = run({u"declare"_s, u"Search is slow"_s, u"--severity"_s, u"1"_s}).line();
        QVERIFY(!m_id.isEmpty());
    }

    void everyKeyReachesItsPlace_data()
    {
        QTest::addColumn<QStringList>("settings");
        QTest::addColumn<QString>("path"); ///< in the document, by dots
        QTest::addColumn<QString>("value");
        const auto row = [](const char *name, const QStringList &settings, const QString &path,
                            const QString &value) {
            QTest::newRow(name) << settings << path << value;
        };
        row("severity", {u"severity=2"_s}, u"incident.severity"_s, u"2"_s);
        row("severity with its word", {u"severity=SEV 3"_s}, u"incident.severity"_s, u"3"_s);
        row("no severity", {u"severity=none"_s}, u"incident.severity"_s, u"null"_s);
        row("phase", {u"phase=identified"_s}, u"incident.phase"_s, u"identified"_s);
        row("phase in capitals", {u"PHASE=False-Alarm"_s}, u"incident.phase"_s, u"false_alarm"_s);
        row("title", {u"title=Search = down"_s}, u"incident.title"_s, u"Search = down"_s);
        row("zone", {u"zone=Europe/London"_s}, u"incident.zone"_s, u"Europe/London"_s);
        row("summary", {u"summary=Half of it is back"_s}, u"incident.summary"_s,
            u"Half of it is back"_s);
        row("no summary", {u"summary=x"_s, u"summary=none"_s}, u"incident.summary"_s, {});
        row("milestone", {u"milestone.detected=2024-05-06 14:12 UTC"_s},
            u"milestones.detected.at"_s, u"2024-05-06T14:12:00Z"_s);
        row("about a milestone", {u"milestone.detected=~2024-05-06 14:12 UTC"_s},
            u"milestones.detected.precision"_s, u"approximate"_s);
        row("no milestone", {u"milestone.declared=none"_s}, u"milestones.declared"_s, u"null"_s);
        row("role", {u"role.commander=night lead"_s}, u"roles.0.person"_s, u"night lead"_s);
        row("role beside another", {u"role.operations=first"_s, u"role.operations=+second"_s},
            u"roles.1.person"_s, u"second"_s);
        row("role no longer",
            {u"role.operations=first"_s, u"role.operations=+second"_s, u"role.operations=-first"_s},
            u"roles.0.person"_s, u"second"_s);
        row("nobody", {u"role.commander=first"_s, u"role.commander=none"_s}, u"roles.0"_s, {});
        row("former holder", {u"role.commander=first"_s, u"role.commander=second"_s},
            u"former_roles.0.person"_s, u"first"_s);
        row("component", {u"component.api=major_outage"_s}, u"incident.components.0.impact"_s,
            u"major_outage"_s);
        row("component, nobody knows", {u"component.api=none"_s}, u"incident.components.0.impact"_s,
            u"null"_s);
        row("figure", {u"figure.customers=about 4 %"_s}, u"incident.figures.0.figure"_s,
            u"about 4 %"_s);
        row("no figure", {u"figure.customers=7"_s, u"figure.customers=none"_s},
            u"incident.figures"_s, {});
        row("responder", {u"responder=database on call"_s}, u"responders.0"_s,
            u"database on call"_s);
        row("responder gone", {u"responder=a"_s, u"responder=b"_s, u"responder=-a"_s},
            u"responders.0"_s, u"b"_s);
        row("link", {u"link=https://call.example/1 the call"_s}, u"incident.links.0.title"_s,
            u"the call"_s);
        row("link gone", {u"link=https://call.example/1"_s, u"link=-https://call.example/1"_s},
            u"incident.links"_s, {});
        row("tag", {u"tag=database"_s}, u"incident.tags.0"_s, u"database"_s);
        row("tag gone", {u"tag=a"_s, u"tag=b"_s, u"tag=-a"_s}, u"incident.tags.0"_s, u"b"_s);
    }
    void everyKeyReachesItsPlace()
    {
        QFETCH(QStringList, settings);
        QFETCH(QString, path);
        QFETCH(QString, value);
        for (const QString &setting : settings) {
            const auto done = run({u"set"_s, setting});
            QVERIFY2(done.code == 0, done.err.constData());
        }
        QCOMPARE(valueAt(path), value);
    }

    void severalAreSetAtOnceOrNone()
    {
        QCOMPARE(run({u"set"_s, u"severity=2"_s, u"tag=a"_s, u"summary=so"_s}).code, 0);
        QCOMPARE(valueAt(u"incident.summary"_s), u"so"_s);
        const QJsonObject before = shown();
        QCOMPARE(run({u"set"_s, u"severity=3"_s, u"phase=asleep"_s}).code, 1);
        QCOMPARE(shown(), before);
    }

    void whatIsNoValueIsRefused_data()
    {
        QTest::addColumn<QString>("setting");
        for (const char *setting :
             {"severity=0", "severity=6", "severity=high", "phase=", "phase=asleep",
              "zone=Mars/Base", "title=", "title=-", "tag=", "tag=-", "responder=", "responder=-",
              "link=", "link=-", "milestone.lunch=now", "milestone.detected=soon",
              "milestone.detected=@soon", "milestone.detected=@", "component.api=meh"})
            QTest::newRow(setting) << QString::fromLatin1(setting);
    }
    void whatIsNoValueIsRefused()
    {
        QFETCH(QString, setting);
        const QJsonObject before = shown();
        const auto refused = run({u"set"_s, setting});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.startsWith("bridgelog: "), refused.err.constData());
        QCOMPARE(refused.err.count('\n'), 1);
        QVERIFY(refused.out.isEmpty());
        QCOMPARE(shown(), before);
    }

    void anAssignmentIsGivenAcknowledgedExtendedAndDone()
    {
        const QJsonObject given = m_program->ask(
            {u"assign"_s, u"--minutes"_s, u"15"_s, u"database on call:"_s, u"count the locks"_s});
        QCOMPARE(given[u"person"].toString(), u"database on call"_s);
        QCOMPARE(given[u"task"].toString(), u"count the locks"_s);
        QCOMPARE(given[u"state"].toString(), u"open"_s);
        QVERIFY(!given[u"acknowledged"].toBool());
        QVERIFY(clockNames(u"assignment"_s, u"count the locks"_s));
        QVERIFY(assign({u"ack"_s, u"database"_s})[u"acknowledged"].toBool());
        const QJsonObject extended =
            assign({u"extend"_s, u"count the"_s, u"--minutes"_s, u"10"_s, u"--reason"_s, u"big"_s});
        const auto minutes = [](const QJsonObject &one) {
            return QDateTime::fromString(one[u"due"].toString(), Qt::ISODate).toSecsSinceEpoch()
                / 60;
        };
        QCOMPARE(minutes(extended) - minutes(given), 10);
        const QJsonObject done =
            assign({u"done"_s, given[u"id"].toString(), u"--reason"_s, u"no lock is held"_s});
        QCOMPARE(done[u"state"].toString(), u"done"_s);
        QCOMPARE(done[u"reason"].toString(), u"no lock is held"_s);
        QVERIFY(!clockNames(u"assignment"_s, u"count the locks"_s));
        const auto list = run({u"assign"_s, u"list"_s});
        QVERIFY(list.out.contains("database on call: count the locks"));
        QCOMPARE(run({u"assign"_s}).out, list.out);
    }

    void oneWithoutATimeBoxIsDropped()
    {
        const QJsonObject given = m_program->ask({u"assign"_s, u"expert: look at the graphs"_s});
        QVERIFY(given[u"due"].isNull());
        QCOMPARE(assign({u"drop"_s, u"expert"_s})[u"state"].toString(), u"dropped"_s);
    }

    void anAssignmentThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const QStringList &arguments, int code) {
            QTest::newRow(name) << arguments << code;
        };
        row("no task", {u"expert"_s}, 2);
        row("nobody", {u": look"_s}, 2);
        row("an empty task", {u"expert:  "_s}, 2);
        row("no minutes", {u"--minutes"_s, u"0"_s, u"expert: look"_s}, 2);
        row("too many minutes", {u"--minutes"_s, u"10081"_s, u"expert: look"_s}, 2);
        row("minutes in words", {u"--minutes"_s, u"ten"_s, u"expert: look"_s}, 2);
        row("whose", {u"ack"_s}, 2);
        row("extended by nothing", {u"extend"_s, u"first"_s}, 2);
        row("done in minutes", {u"done"_s, u"first"_s, u"--minutes"_s, u"5"_s}, 2);
        row("unknown", {u"done"_s, u"nobody"_s}, 1);
        row("several", {u"done"_s, u"f"_s}, 1);
    }
    void anAssignmentThatIsNoneIsRefused()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QCOMPARE(run({u"assign"_s, u"first: look here"_s}).code, 0);
        QCOMPARE(run({u"assign"_s, u"further: look there"_s}).code, 0);
        const QJsonObject before = shown();
        const auto refused = run(QStringList{u"assign"_s} + arguments);
        QCOMPARE(refused.code, code);
        QVERIFY2(refused.err.startsWith("bridgelog: "), refused.err.constData());
        QVERIFY(refused.out.isEmpty());
        QCOMPARE(shown(), before);
    }

    void theClockTakesNoWord()
    {
        const auto refused = run({u"clock"_s, u"now"_s});
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.err.contains("\"now\" is one word too many"), refused.err.constData());
        QVERIFY(refused.out.isEmpty());
    }

    void whereNoWordsArePreparedThatIsSaid()
    {
        const auto nothing = run({u"update"_s, u"--phase"_s, u"triage"_s});
        QCOMPARE(nothing.code, 0);
        QVERIFY(nothing.out.isEmpty());
        QVERIFY2(nothing.err.contains("No words are prepared for Triage"), nothing.err.constData());
    }

    void aTimeMayHaveItsSign()
    {
        QCOMPARE(run({u"set"_s, u"milestone.detected=@-12m"_s}).code, 0);
        const auto detected = QDateTime::fromString(
            shown()[u"milestones"][u"detected"][u"at"].toString(), Qt::ISODate);
        const qint64 ago = detected.secsTo(QDateTime::currentDateTimeUtc());
        QVERIFY2(ago >= 12 * 60 && ago < 14 * 60, qPrintable(QString::number(ago)));
        QCOMPARE(run({u"set"_s, u"milestone.detected=@2024-05-06 14:12 UTC"_s}).code, 0);
        QCOMPARE(valueAt(u"milestones.detected.at"_s), u"2024-05-06T14:12:00Z"_s);
    }

    void theClockGoesByTheSettings()
    {
        QCOMPARE(minutesUntil(u"public_update"_s), 15);
        QCOMPARE(minutesUntil(u"internal_update"_s), 30);
        QCOMPARE(minutesUntil(u"call_out"_s), 10);
        QVERIFY(QDir().mkpath(m_program->path(u"config/bridgelog"_s)));
        QFile file(m_program->path(u"config/bridgelog/bridgelog.conf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[cadence]\npublic=7, 20, 60, 0, 0\ninternal=0, x, -3, 5\ncallOut=25\n");
        file.close();
        QCOMPARE(minutesUntil(u"public_update"_s), 7);
        QCOMPARE(minutesUntil(u"internal_update"_s), -1);
        QCOMPARE(minutesUntil(u"call_out"_s), 25);
        QCOMPARE(run({u"set"_s, u"severity=2"_s}).code, 0);
        QCOMPARE(minutesUntil(u"internal_update"_s), 30); // what is no number is as usual
        const QString brief = run({u"handoff"_s}).line();
        QVERIFY2(brief.contains(u"Call out the time: 25m"_s), qPrintable(brief));
    }

private:
    Program::Run run(const QStringList &arguments) const { return m_program->run(arguments); }
    QJsonObject shown() const { return m_program->ask({u"show"_s, m_id}); }
    QJsonObject assign(const QStringList &arguments) const
    {
        return m_program->ask(QStringList{u"assign"_s} + arguments);
    }
    QString valueAt(const QString &path) const
    {
        QJsonValue value = shown();
        for (const QString &part : path.split(u'.')) {
            bool isNumber = false;
            const int index = part.toInt(&isNumber);
            value = isNumber ? value.toArray().at(index) : value[part];
        }
        if (value.isNull())
            return u"null"_s;
        return value.isDouble() ? QString::number(value.toInt()) : value.toString();
    }
    QJsonArray clock() const { return m_program->ask({u"clock"_s})[u"deadlines"].toArray(); }
    bool clockNames(const QString &kind, const QString &text) const
    {
        for (const auto deadline : clock()) {
            if (deadline[u"kind"].toString() == kind && deadline[u"text"].toString() == text)
                return true;
        }
        return false;
    }
    /// Behind the declaration; -1 where nothing of that kind is due.
    int minutesUntil(const QString &kind) const
    {
        const auto declared = QDateTime::fromString(
            shown()[u"milestones"][u"declared"][u"at"].toString(), Qt::ISODate);
        for (const auto deadline : clock()) {
            if (deadline[u"kind"].toString() == kind)
                return int(
                    declared.secsTo(QDateTime::fromString(deadline[u"due"].toString(), Qt::ISODate))
                    / 60);
        }
        return -1;
    }

    std::unique_ptr<Program> m_program;
    QString m_id;
};

QTEST_GUILESS_MAIN(TestSituation)
#include "situation.moc"
