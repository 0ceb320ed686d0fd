// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include "incident/zones.h"
#include "session/openincident.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// An incident lived through on the command line, told back by `show --json`.
class TestLive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anEntryHasTheTimeThatWasWritten_data();
    void anEntryHasTheTimeThatWasWritten();
    void aRelativeTimeIsRightToTheSecond_data();
    void aRelativeTimeIsRightToTheSecond();
    void aTimeOfDayIsTheIncidentZonesNearest();
    void anEntryWithoutATimeKeepsItsPlace();
    void whatIsPipedInIsLoggedWhole();
    void textBehindADoubleDashMayBeginWithDashes();
    void anUpdateIsPublicAndCarriesThePhase();
    void milestonesAreSetCorrectedAndCleared();
    void durationsFollowTheMilestones();
    void phasesMoveForwardsAndBack();
    void settingsReachTheirPlaces();
    void theChecklistIsTickedAndSkipped();
    void theTimelineIsInOrder();
    void filesAreAttached();
    void aFileBeyondTheUsersLimitIsRefused();
    void anEditOfTheTextLeavesTheInstant();
    void listAndSearchFindIt();
    void showIsReadableWithoutJson();
    void theArchiveVerifiesAndRebuilds();

private:
    QJsonObject shown() const { return m_program.ask({u"show"_s, m_id}); }
    QJsonObject entryWith(const QString &text) const;
    QJsonObject set(const QString &setting)
    {
        const auto run = m_program.run({u"set"_s, setting});
        return run.code == 0 ? shown() : QJsonObject{{u"refused"_s, QString::fromUtf8(run.err)}};
    }
    QString milestoneAt(const QJsonObject &incident, const QString &name) const
    {
        return incident[u"milestones"][name][u"at"].toString();
    }

    Program m_program;
    QString m_id;
};

QJsonObject TestLive::entryWith(const QString &text) const
{
    for (const QJsonValue &entry : shown()[u"timeline"].toArray()) {
        if (entry[u"text"].toString() == text)
            return entry.toObject();
    }
    return {};
}

void TestLive::initTestCase()
{
    const auto declared = m_program.run(
        {u"declare"_s, u"API offline"_s, u"in Europe"_s, u"--severity"_s, u"2"_s, u"--zone"_s,
         u"Europe/London"_s, u"--at"_s, u"2019-09-16 16:43 BST"_s, u"--component"_s, u"API"_s,
         u"--component"_s, u"Dashboard"_s, u"--json"_s});
    QVERIFY2(declared.code == 0, declared.err.constData());
    m_id = declared.json()[u"id"].toString();
    const QJsonObject incident = shown();
    QCOMPARE(incident[u"bridgelog"].toInt(), 1);
    QCOMPARE(incident[u"incident"][u"title"].toString(), u"API offline in Europe"_s);
    QCOMPARE(incident[u"incident"][u"severity"].toInt(), 2);
    QCOMPARE(incident[u"incident"][u"zone"].toString(), u"Europe/London"_s);
    QCOMPARE(incident[u"incident"][u"phase"].toString(), u"triage"_s);
    QCOMPARE(incident[u"incident"][u"components"].toArray().size(), 2);
    QCOMPARE(milestoneAt(incident, u"declared"_s), u"2019-09-16T15:43:00Z"_s);
    QVERIFY(incident[u"milestones"][u"impact_started"].isNull());
}

void TestLive::anEntryHasTheTimeThatWasWritten_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("until");
    QTest::addColumn<QString>("precision");

    const auto row = [](const char *kind, const char *at, const char *expected,
                        const char *precision, const char *until = "") {
        QTest::newRow(at) << QString::fromLatin1(kind) << QString::fromLatin1(at)
                          << QString::fromLatin1(expected) << QString::fromLatin1(until)
                          << QString::fromLatin1(precision);
    };
    row("observation", "2019-09-16 16:21 BST", "2019-09-16T15:21:00Z", "minute");
    row("action", "2019-09-16 16:22", "2019-09-16T15:22:00Z", "minute");
    row("decision", "2019-09-16 16:23:05", "2019-09-16T15:23:05Z", "second");
    row("hypothesis", "2019-09-16 17:24 CEST", "2019-09-16T15:24:00Z", "minute");
    row("evidence", "2019-09-16T16:25:00+01:00", "2019-09-16T15:25:00Z", "second");
    row("note", "2019-09-16 11:26-04:00", "2019-09-16T15:26:00Z", "minute");
    row("todo", "~2019-09-16 16:27 BST", "2019-09-16T15:27:00Z", "approximate");
    row("observation", "2019-09-16 16:28..16:35 BST", "2019-09-16T15:28:00Z", "minute",
        "2019-09-16T15:35:00Z");
    row("evidence", "2019-09-16", "2019-09-15T23:00:00Z", "day");
    row("note", "2019-09-16T15:29:00.25Z", "2019-09-16T15:29:00.25Z", "second");
    row("action", "@2019-09-16 15:30 UTC", "2019-09-16T15:30:00Z", "minute");
}

void TestLive::anEntryHasTheTimeThatWasWritten()
{
    QFETCH(QString, kind);
    QFETCH(QString, at);
    QFETCH(QString, expected);
    QFETCH(QString, until);
    QFETCH(QString, precision);
    const QString text = u"logged at "_s + at;
    const QJsonObject logged = m_program.ask(
        {u"log"_s, u"--kind"_s, kind, u"--at"_s, at, u"--author"_s, u"Scribe"_s, text});
    QCOMPARE(logged[u"incident"].toString(), m_id);
    QCOMPARE(logged[u"at"].toString(), expected);
    const QJsonObject entry = entryWith(text);
    QCOMPARE(entry[u"id"], logged[u"id"]);
    QCOMPARE(entry[u"at"].toString(), expected);
    QCOMPARE(entry[u"until"].toString(), until);
    QCOMPARE(entry[u"precision"].toString(), precision);
    QCOMPARE(entry[u"kind"].toString(), kind);
    QCOMPARE(entry[u"author"].toString(), u"Scribe"_s);
    QCOMPARE(entry[u"audience"].toString(), u"internal"_s);
    QVERIFY(!entry[u"at_text"].toString().isEmpty());
}

void TestLive::aRelativeTimeIsRightToTheSecond_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<int>("secondsAgo");

    QTest::newRow("not said") << QString() << 0;
    QTest::newRow("now") << u"now"_s << 0;
    QTest::newRow("minutes ago") << u"-5m"_s << 300;
    QTest::newRow("hours ago") << u"-1h30m"_s << 5400;
    QTest::newRow("with its sign") << u"@-90s"_s << 90;
}

void TestLive::aRelativeTimeIsRightToTheSecond()
{
    QFETCH(QString, at);
    QFETCH(int, secondsAgo);
    const QString text = u"some seconds ago: %1"_s.arg(secondsAgo) + at;
    QStringList arguments{u"log"_s, text};
    if (!at.isEmpty())
        arguments += {u"--at"_s, at};
    const Instant before = Instant::now().flooredTo(Instant::second);
    const QString id = m_program.run(arguments).line();
    const Instant after = Instant::now();
    const QJsonObject entry = entryWith(text);
    QCOMPARE(entry[u"id"].toString(), id);
    const Instant logged = instantFromIso(entry[u"at"].toString()).value();
    QVERIFY(logged.us >= before.us - secondsAgo * Instant::second);
    QVERIFY(logged.us <= after.us - secondsAgo * Instant::second);
    QCOMPARE(entry[u"precision"].toString(), u"second"_s);
    const Instant recorded = instantFromIso(entry[u"recorded_at"].toString()).value();
    QVERIFY(before <= recorded && recorded <= after);
}

void TestLive::aTimeOfDayIsTheIncidentZonesNearest()
{
    const Instant now = Instant::now();
    const Instant at =
        instantFromIso(
            m_program.ask({u"log"_s, u"--at"_s, u"16:21:05"_s, u"a time of day"_s})[u"at"]
                .toString())
            .value();
    QVERIFY(at.us - now.us <= 12 * 60 * Instant::minute + Instant::minute);
    QVERIFY(now.us - at.us <= 24 * 60 * Instant::minute);
    QCOMPARE(localTime(at, *zoneNamed(u"Europe/London"_s)).time, QTime(16, 21, 5));
    const Instant evening =
        instantFromIso(
            m_program.ask({u"log"_s, u"--at"_s, u"yesterday 22:29 UTC"_s, u"an evening"_s})[u"at"]
                .toString())
            .value();
    QCOMPARE(localTime(evening, QTimeZone::utc()).time, QTime(22, 29));
    QCOMPARE(
        localTime(evening, QTimeZone::utc()).date,
        localTime(now, QTimeZone::utc()).date.addDays(-1));
}

void TestLive::anEntryWithoutATimeKeepsItsPlace()
{
    const QJsonObject logged = m_program.ask({u"log"_s, u"--at"_s, u"?"_s, u"nobody knows when"_s});
    QVERIFY(!logged.isEmpty());
    QVERIFY(logged[u"at"].isNull());
    const QJsonObject entry = entryWith(u"nobody knows when"_s);
    QVERIFY(entry[u"at"].isNull());
    QCOMPARE(entry[u"precision"].toString(), u"unknown"_s);
}

void TestLive::whatIsPipedInIsLoggedWhole()
{
    const QString text =
        u"From the router:\n```\n  eth0 up\n\n%1 of 5 — “ok” \\ end\n```\n- done"_s;
    const auto run =
        m_program.run({u"log"_s, u"--kind"_s, u"evidence"_s, u"-"_s}, text.toUtf8() + "\n");
    QVERIFY2(run.code == 0, run.err.constData());
    QCOMPARE(entryWith(text)[u"id"].toString(), run.line());
    QCOMPARE(entryWith(text)[u"author"].toString(), u"Commander on duty"_s);
}

void TestLive::textBehindADoubleDashMayBeginWithDashes()
{
    QCOMPARE(m_program.run({u"log"_s, u"--"_s, u"--force was"_s, u"-f"_s}).code, 0);
    QVERIFY(!entryWith(u"--force was -f"_s).isEmpty());
}

void TestLive::anUpdateIsPublicAndCarriesThePhase()
{
    QCOMPARE(
        m_program.run({u"set"_s, u"phase=investigating"_s, u"--at"_s, u"2019-09-16 16:43 BST"_s})
            .code,
        0);
    QCOMPARE(
        m_program
            .run(
                {u"log"_s, u"--kind"_s, u"update"_s, u"--at"_s, u"2019-09-16 16:44 BST"_s,
                 u"We are looking into it."_s})
            .code,
        0);
    const QJsonArray updates = shown()[u"updates"].toArray();
    QCOMPARE(updates.size(), 1);
    QCOMPARE(updates[0][u"text"].toString(), u"We are looking into it."_s);
    QCOMPARE(updates[0][u"at"].toString(), u"2019-09-16T15:44:00Z"_s);
    QCOMPARE(updates[0][u"phase"].toString(), u"investigating"_s);
    QCOMPARE(updates[0][u"audience"].toString(), u"public"_s);
    const QJsonObject entry = entryWith(u"We are looking into it."_s);
    QCOMPARE(entry[u"kind"].toString(), u"update"_s);
}

void TestLive::milestonesAreSetCorrectedAndCleared()
{
    QJsonObject incident = set(u"milestone.impact_started=~2019-09-16 16:21 BST"_s);
    QCOMPARE(milestoneAt(incident, u"impact_started"_s), u"2019-09-16T15:21:00Z"_s);
    QCOMPARE(incident[u"milestones"][u"impact_started"][u"precision"].toString(), u"approximate"_s);
    QCOMPARE(incident[u"milestones"][u"impact_started"][u"source"].toString(), u"recorded"_s);
    incident = set(u"milestone.Impact-Started=@2019-09-16 16:19:30 BST"_s);
    QCOMPARE(milestoneAt(incident, u"impact_started"_s), u"2019-09-16T15:19:30Z"_s);
    QCOMPARE(incident[u"milestones"][u"impact_started"][u"precision"].toString(), u"second"_s);
    incident = set(u"milestone.detected=2019-09-16 16:40"_s);
    QCOMPARE(milestoneAt(incident, u"detected"_s), u"2019-09-16T15:40:00Z"_s);
    incident = set(u"milestone.detected=none"_s);
    QVERIFY(incident.contains(u"milestones") && incident[u"milestones"][u"detected"].isNull());
}

void TestLive::durationsFollowTheMilestones()
{
    QCOMPARE(
        m_program
            .run(
                {u"set"_s, u"milestone.detected=2019-09-16 16:40 BST"_s,
                 u"milestone.mitigated=2019-09-16 17:19 BST"_s})
            .code,
        0);
    const QJsonObject durations = shown()[u"durations"].toObject();
    QCOMPARE(durations[u"impact"][u"seconds"].toInt(), 59 * 60 + 30);
    QCOMPARE(durations[u"impact"][u"status"].toString(), u"recorded"_s);
    QCOMPARE(durations[u"time_to_detect"][u"seconds"].toInt(), 20 * 60 + 30);
    QVERIFY(durations[u"time_to_acknowledge"][u"seconds"].isNull());
    QVERIFY(durations[u"time_to_resolve"][u"seconds"].isNull());
}

void TestLive::phasesMoveForwardsAndBack()
{
    QCOMPARE(
        m_program.run({u"set"_s, u"phase=resolved"_s, u"--at"_s, u"2019-09-16 17:33 BST"_s}).code,
        0);
    QJsonObject incident = shown();
    QCOMPARE(incident[u"incident"][u"phase"].toString(), u"resolved"_s);
    QCOMPARE(milestoneAt(incident, u"resolved"_s), u"2019-09-16T16:33:00Z"_s);
    QCOMPARE(incident[u"durations"][u"time_to_resolve"][u"seconds"].toInt(), 73 * 60 + 30);
    // Nothing is active now: it has to be named.
    QCOMPARE(m_program.run({u"set"_s, u"phase=monitoring"_s}).code, 1);
    QCOMPARE(m_program.run({u"set"_s, u"--incident"_s, m_id, u"phase=monitoring"_s}).code, 0);
    incident = shown();
    QCOMPARE(incident[u"incident"][u"phase"].toString(), u"monitoring"_s);
    QVERIFY(incident[u"milestones"][u"resolved"].isNull());
}

void TestLive::settingsReachTheirPlaces()
{
    const QJsonObject answer = m_program.ask(
        {u"set"_s, u"severity=1"_s, u"title=API offline, everywhere"_s,
         u"role.Commander=Platform on-call"_s, u"role.scribe=Support"_s,
         u"component.API=major outage"_s, u"component.Search=partial_outage"_s, u"tag=deploy"_s,
         u"tag=europe"_s, u"zone=Europe/Berlin"_s});
    QCOMPARE(answer[u"id"].toString(), m_id);
    QCOMPARE(m_program.run({u"set"_s, u"tag=-europe"_s, u"role.scribe=none"_s}).code, 0);
    const QJsonObject incident = shown();
    QCOMPARE(incident[u"incident"][u"severity"].toInt(), 1);
    QCOMPARE(incident[u"incident"][u"title"].toString(), u"API offline, everywhere"_s);
    QCOMPARE(incident[u"incident"][u"zone"].toString(), u"Europe/Berlin"_s);
    QCOMPARE(incident[u"incident"][u"tags"].toArray(), QJsonArray{u"deploy"_s});
    const QJsonArray components = incident[u"incident"][u"components"].toArray();
    QCOMPARE(components.size(), 3);
    QCOMPARE(components[0][u"name"].toString(), u"API"_s);
    QCOMPARE(components[0][u"impact"].toString(), u"major_outage"_s);
    QVERIFY(components[1][u"impact"].isNull());
    const QJsonArray roles = incident[u"roles"].toArray();
    QCOMPARE(roles.size(), 1);
    QCOMPARE(roles[0][u"role"].toString(), u"commander"_s);
    QCOMPARE(roles[0][u"person"].toString(), u"Platform on-call"_s);
    // Times are read on the new zone's clock from now on, in the same call, too.
    const QJsonObject corrected = set(u"milestone.acknowledged=2019-09-16 17:44"_s);
    QCOMPARE(milestoneAt(corrected, u"acknowledged"_s), u"2019-09-16T15:44:00Z"_s);
    QCOMPARE(
        m_program
            .run(
                {u"set"_s, u"zone=UTC"_s, u"milestone.acknowledged=2019-09-16 15:41"_s,
                 u"severity=none"_s})
            .code,
        0);
    QCOMPARE(milestoneAt(shown(), u"acknowledged"_s), u"2019-09-16T15:41:00Z"_s);
    QVERIFY(shown()[u"incident"][u"severity"].isNull());
}

void TestLive::theChecklistIsTickedAndSkipped()
{
    const QJsonArray items = m_program.ask({u"checklist"_s})[u"items"].toArray();
    QVERIFY(items.size() > 3);
    const QString first = items[0][u"item"].toString();
    const QString second = items[1][u"item"].toString();
    QCOMPARE(m_program.ask({u"checklist"_s, u"done"_s, first})[u"item"].toString(), first);
    QCOMPARE(
        m_program
            .ask(
                {u"checklist"_s, u"skip"_s, second, u"--reason"_s,
                 u"one person is enough"_s})[u"state"]
            .toString(),
        u"skipped"_s);
    const auto told = m_program.run({u"checklist"_s, u"list"_s});
    QVERIFY(
        told.out.contains("[x] " + first.toUtf8()) || told.out.contains("[ ] " + first.toUtf8()));
    QVERIFY(told.out.contains("[-] " + second.toUtf8()));
    const QJsonArray after = m_program.ask({u"checklist"_s, u"list"_s})[u"items"].toArray();
    QCOMPARE(after[0][u"done_by"].toString(), u"Commander on duty"_s);
    QCOMPARE(after[1][u"reason"].toString(), u"one person is enough"_s);
    QCOMPARE(after.size(), items.size());
}

void TestLive::theTimelineIsInOrder()
{
    const QJsonArray timeline = shown()[u"timeline"].toArray();
    QVERIFY(timeline.size() > 25);
    Instant last{std::numeric_limits<qint64>::min()};
    for (const QJsonValue &entry : timeline) {
        if (entry[u"at"].isNull())
            continue;
        const Instant at = instantFromIso(entry[u"at"].toString()).value();
        QVERIFY2(last <= at, qPrintable(entry[u"text"].toString()));
        last = at;
    }
}

void TestLive::aFileBeyondTheUsersLimitIsRefused()
{
    const auto put = [this](const QString &name, const QByteArray &bytes) {
        QFile file(m_program.path(name));
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    };
    const QString settings = u"config/bridgelog/bridgelog.conf"_s;
    put(u"large.log"_s, QByteArray(2000, 'x'));
    put(settings, "[attachments]\nlimit=1 KiB\n");
    const auto large = m_program.run({u"attach"_s, u"large.log"_s});
    QCOMPARE(large.code, 1);
    QVERIFY2(
        large.err.contains("it has 2 KiB, and at most 1 KiB are taken"), large.err.constData());
    put(settings, "[attachments]\nlimit=plenty\n");
    const auto unclear = m_program.run({u"attach"_s, u"large.log"_s});
    QCOMPARE(unclear.code, 1);
    QVERIFY2(unclear.err.contains("“plenty” is no size"), unclear.err.constData());
    QVERIFY(QFile::remove(m_program.path(settings)));
    QCOMPARE(m_program.run({u"attach"_s, u"large.log"_s}).code, 0);
}

void TestLive::filesAreAttached()
{
    QFile file(m_program.path(u"probe.log"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("connection refused\n");
    file.close();
    const auto logged =
        m_program.run({u"log"_s, u"--attach"_s, u"probe.log"_s, u"with"_s, u"a"_s, u"log"_s});
    QVERIFY2(logged.code == 0, logged.err.constData());
    const QJsonArray with = entryWith(u"with a log"_s)[u"attachments"].toArray();
    QCOMPARE(with.size(), 1);
    QCOMPARE(with.first()[u"name"].toString(), u"probe.log"_s);
    QCOMPARE(with.first()[u"size"].toInt(), 19);
    const QJsonObject found = m_program.ask({u"search"_s, u"refused"_s});
    QCOMPARE(found[u"total"].toInt(), 1);
    QCOMPARE(found[u"hits"][0][u"entry"], entryWith(u"with a log"_s)[u"id"]);
    QVERIFY(found[u"hits"][0][u"snippet"].toString().contains(u"connection"_s));
    const QJsonObject alone = m_program.ask({u"attach"_s, u"probe.log"_s});
    QCOMPARE(entryWith(u"probe.log"_s)[u"id"], alone[u"id"]);
    QCOMPARE(entryWith(u"probe.log"_s)[u"kind"].toString(), u"evidence"_s);
    QCOMPARE(alone[u"attachments"][0][u"sha256"], with.first()[u"sha256"]);
    const auto onto =
        m_program.run({u"attach"_s, u"--entry"_s, alone[u"id"].toString(), u"probe.log"_s});
    QCOMPARE(onto.line(), alone[u"id"].toString());
    const auto ghost = m_program.run({u"attach"_s, u"ghost.log"_s});
    QCOMPARE(ghost.code, 1);
    QVERIFY2(ghost.err.contains("There is no file"), ghost.err.constData());
    const auto nowhere = m_program.run({u"attach"_s, u"--entry"_s, u"x"_s, u"probe.log"_s});
    QCOMPARE(nowhere.code, 1);
}

void TestLive::anEditOfTheTextLeavesTheInstant()
{
    const QString old = u"logged at 2019-09-16 16:28..16:35 BST"_s;
    QJsonObject before = entryWith(old);
    QVERIFY(!before.isEmpty());
    {
        const auto journal = Journal::open(m_program.archive(), Journal::Access::Write);
        QVERIFY(journal);
        const auto incident =
            OpenIncident::open(**journal, IncidentId::fromText(m_id), u"Scribe"_s);
        QVERIFY(incident);
        (*incident)->revise(
            EntryId::fromText(before[u"id"].toString()), u"The same, at 09:99 and better said."_s);
        QVERIFY((*journal)->flush());
    }
    QVERIFY(entryWith(old).isEmpty());
    before[u"text"] = u"The same, at 09:99 and better said."_s;
    QCOMPARE(entryWith(u"The same, at 09:99 and better said."_s), before);
}

void TestLive::listAndSearchFindIt()
{
    const QJsonArray all = m_program.ask({u"list"_s})[u"incidents"].toArray();
    QCOMPARE(all.size(), 1);
    QCOMPARE(all[0][u"id"].toString(), m_id);
    QCOMPARE(all[0][u"phase"].toString(), u"monitoring"_s);
    QCOMPARE(all[0][u"impact_started"].toString(), u"2019-09-16T15:19:30Z"_s);
    QVERIFY(all[0][u"resolved"].isNull());
    QCOMPARE(all[0][u"entries"].toInt(), shown()[u"timeline"].toArray().size());
    QCOMPARE(m_program.ask({u"list"_s, u"component:search"_s})[u"incidents"].toArray().size(), 1);
    QCOMPARE(m_program.ask({u"list"_s, u"phase:resolved"_s})[u"incidents"].toArray().size(), 0);
    QVERIFY(m_program.run({u"list"_s}).out.contains("API offline, everywhere"));

    const QJsonObject found = m_program.ask({u"search"_s, u"better"_s, u"said"_s});
    QCOMPARE(found[u"total"].toInt(), 1);
    const QJsonValue hit = found[u"hits"][0];
    QCOMPARE(hit[u"incident"].toString(), m_id);
    QCOMPARE(hit[u"title"].toString(), u"API offline, everywhere"_s);
    QCOMPARE(hit[u"at"].toString(), u"2019-09-16T15:28:00Z"_s);
    QCOMPARE(hit[u"snippet"].toString(), u"The same, at 09:99 and better said."_s);
    QCOMPARE(entryWith(u"The same, at 09:99 and better said."_s)[u"id"], hit[u"entry"]);
    QCOMPARE(
        m_program.ask({u"search"_s, u"logged"_s, u"--limit"_s, u"2"_s})[u"hits"].toArray().size(),
        2);
}

void TestLive::showIsReadableWithoutJson()
{
    QCOMPARE(m_program.run({u"log"_s, u"a terminal's \x1b[31mred\x07"_s}).code, 0);
    const auto run = m_program.run({u"show"_s, m_id.first(18)});
    QCOMPARE(run.code, 0);
    for (const char *part :
         {"API offline, everywhere", "2019-09-16 15:28 UTC", "Platform on-call", "better said",
          "not known"})
        QVERIFY2(run.out.contains(part), part);
    QVERIFY(!run.out.contains('\x1b') && !run.out.contains('\x07'));
}

void TestLive::theArchiveVerifiesAndRebuilds()
{
    const QJsonObject verified = m_program.ask({u"verify"_s});
    QVERIFY(verified[u"ok"].toBool());
    QVERIFY(verified[u"events"].toInt() > 30);
    QVERIFY(verified[u"bad"].isNull());
    const QJsonObject before = m_program.ask({u"list"_s});
    QCOMPARE(m_program.run({u"rebuild"_s}).code, 0);
    QCOMPARE(m_program.ask({u"list"_s}), before);
    const QString copy = m_program.ask({u"backup"_s})[u"file"].toString();
    QCOMPARE(m_program.ask({u"verify"_s, u"--archive"_s, copy})[u"head"], verified[u"head"]);
    QCOMPARE(
        m_program.run({u"--archive"_s, copy, u"show"_s, m_id, u"--json"_s}).out,
        m_program.run({u"show"_s, m_id, u"--json"_s}).out);
}

QTEST_GUILESS_MAIN(TestLive)
#include "live.moc"
