// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/rehearsal.h"

#include "incident/incident.h"
#include "incident/metrics.h"
#include "journal/journal.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <ranges>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class TestRehearsal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShippedOneTellsAWholeIncident();
    void theSameStartGivesTheSameEvents();
    void playedTwiceIntoAnArchiveItAddsNothing();
    void theClockIsTheRehearsalsOwn();
    void aBadScriptNamesTheStep_data();
    void aBadScriptNamesTheStep();
};

static const Instant start = *instantFromIso(u"2026-03-02T14:05:00Z");

static QList<Event> eventsOf(const Rehearsal &rehearsal, Instant from)
{
    QList<Event> events;
    for (const Rehearsal::Step &step : rehearsal.play(from))
        events += step.events;
    return events;
}

static Incident folded(const QList<Event> &events)
{
    Incident incident;
    for (const Event &event : events)
        applyTo(incident, event);
    return incident;
}

void TestRehearsal::theShippedOneTellsAWholeIncident()
{
    const auto rehearsal = Rehearsal::shipped();
    QVERIFY2(rehearsal, rehearsal ? "" : qPrintable(rehearsal.error().sentence));
    const Incident incident = folded(eventsOf(*rehearsal, start));
    QCOMPARE(incident.kind, IncidentKind::Drill);
    QCOMPARE(incident.phase, Phase::Resolved);
    QCOMPARE(incident.id, rehearsal->incidentId(start));
    for (int i = 0; i < milestoneCount; ++i) {
        const auto name = static_cast<MilestoneName>(i);
        QVERIFY2(incident.milestone(name), qPrintable(word(name)));
    }
    for (const Metric &metric : durations(incident))
        QVERIFY2(
            metric.status == MetricStatus::Recorded && *metric.us > 0, qPrintable(metric.name));
    const Timeline &timeline = incident.timeline;
    for (const EntryKind kind : loggedKinds) {
        const auto is = [&](int row) { return timeline.at(row).kind == kind; };
        QVERIFY2(
            std::ranges::any_of(std::views::iota(0, timeline.size()), is), qPrintable(word(kind)));
    }
    const auto dealtWith = [](const ChecklistItem &item) {
        return !item.ticks.isEmpty() || item.state != ItemState::Open;
    };
    QVERIFY(std::ranges::all_of(incident.checklist, dealtWith));
    QVERIFY(
        incident.actions.size() > 2 && incident.postmortem.sections.size() > 4
        && incident.roles.size() > 2);
}

void TestRehearsal::theSameStartGivesTheSameEvents()
{
    const auto rehearsal = *Rehearsal::shipped();
    QCOMPARE(eventsOf(rehearsal, start), eventsOf(rehearsal, start));
    const Instant later{start.us + Instant::minute};
    QVERIFY(rehearsal.incidentId(start) != rehearsal.incidentId(later));
}

void TestRehearsal::playedTwiceIntoAnArchiveItAddsNothing()
{
    const QTemporaryDir home;
    const auto journal = *Journal::open(home.filePath(u"a.bridgelog"_s), Journal::Access::Write);
    const QList<Event> events = eventsOf(*Rehearsal::shipped(), start);
    for (int time = 0; time < 2; ++time) {
        QVERIFY(journal->append(events).result());
        QCOMPARE(journal->lastSeq(), events.size());
    }
    QCOMPARE(folded(*journal->events(events.first().incident)), folded(events));
}

void TestRehearsal::theClockIsTheRehearsalsOwn()
{
    const auto rehearsal = *Rehearsal::shipped();
    const auto steps = rehearsal.play(start);
    QCOMPARE(steps.first().at, start);
    QCOMPARE(steps.last().at.us - start.us, rehearsal.length());
    for (const Rehearsal::Step &step : steps) {
        QVERIFY2(!step.events.isEmpty() && !step.tells.isEmpty(), qPrintable(isoText(step.at)));
        for (const Event &event : step.events)
            QCOMPARE(event.recordedAt, step.at);
    }
}

void TestRehearsal::aBadScriptNamesTheStep_data()
{
    QTest::addColumn<QByteArray>("steps");
    QTest::addColumn<QString>("says");

    const auto row = [](const char *name, const char *second, const char *says) {
        QTest::newRow(name) << QByteArray(R"([{"after":"0:10","by":"x","declare":{"severity":2}},)")
                + second
                + "]" << QString::fromLatin1(says);
    };
    row("no time", R"({"by":"x","severity":{"severity":1}})", "Step 2");
    row("backwards", R"({"after":"0:05","severity":{"severity":1}})", "Step 2");
    row("nothing happens", R"({"after":"1:00","by":"x"})", "Step 2");
    row("no such kind", R"({"after":"1:00","log":{"kind":"hunch","text":"x"}})", "hunch");
    row("no such time", R"({"after":"1:00","log":{"kind":"note","at":"later","text":"x"}})",
        "later");
    row("no such item", R"({"after":"1:00","tick":["make-coffee"]})", "make-coffee");
    row("no such entry", R"({"after":"1:00","strike":{"entry":"ghost"}})", "ghost");
}

void TestRehearsal::aBadScriptNamesTheStep()
{
    QFETCH(QByteArray, steps);
    QFETCH(QString, says);
    const auto read = Rehearsal::read(R"({"rehearsal":1,"title":"t","steps":)" + steps + '}');
    QVERIFY(!read);
    QVERIFY2(read.error().sentence.contains(says), qPrintable(read.error().sentence));
    QVERIFY(!Rehearsal::read("{}"));
    QVERIFY(!Rehearsal::read("not JSON"));
}

QTEST_GUILESS_MAIN(TestRehearsal)
#include "rehearsal.moc"
