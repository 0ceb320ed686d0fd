// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/deadlines.h"
#include "incident/milestoneflags.h"

#include <QTest>

#include <algorithm>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// What is due follows from the incident and the clock.
class DeadlinesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { declare(1); }

    void updatesAreDueByAudience()
    {
        QCOMPARE(updateDueFor(m_incident, Audience::Public, after(1)), std::optional(after(15)));
        QCOMPARE(updateDueFor(m_incident, Audience::Internal, after(1)), std::optional(after(30)));
        at(12);
        publish(Audience::Internal);
        QCOMPARE(updateDueFor(m_incident, Audience::Public, after(13)), std::optional(after(15)));
        QCOMPARE(updateDueFor(m_incident, Audience::Internal, after(13)), std::optional(after(42)));
        publish(Audience::Public, after(50));
        QCOMPARE(updateDueFor(m_incident, Audience::Public, after(13)), std::optional(after(50)));
        Cadence own;
        own.publicUpdate[0] = 5;
        declare(1);
        QCOMPARE(
            updateDueFor(m_incident, Audience::Public, after(1), own), std::optional(after(5)));
    }

    void aLongIncidentIsUpdatedHalfAsOften()
    {
        at(120);
        publish(Audience::Public);
        QCOMPARE(updateDueFor(m_incident, Audience::Public, after(121)), std::optional(after(150)));
    }

    void allKindsStandInOrder()
    {
        at(2);
        happen(RoleGiven{.role = u"commander"_s, .person = u"first"_s});
        const auto box = AssignmentId::make();
        happen(AssignmentGiven{
            .assignment = box, .person = u"dba"_s, .task = u"count locks"_s, .minutes = 10});
        happen(ChecklistApplied{
            .checklist = u"SEV 1"_s,
            .items = {
                {.item = u"size"_s,
                 .role = u"commander"_s,
                 .text = u"Size it up"_s,
                 .dueMinutes = 5}}});
        QCOMPARE(
            drawn(after(3)),
            (QStringList{
                u"7 item Size it up (commander)"_s,
                u"10 call_out Call out the time: 10m (deputy)"_s,
                u"12 assignment count locks (dba)"_s,
                u"15 public_update Public update (communications)"_s,
                u"30 internal_update Internal update (liaison)"_s,
                u"180 shifts Plan shifts: it has gone on for 3h 00m (commander)"_s,
                u"242 relief Relieve first: commander for 4h 00m (commander)"_s}));
        happen(AssignmentEnded{.assignment = box});
        happen(ItemChecked{.item = u"size"_s});
        QVERIFY(!drawn(after(3)).join(u'\n').contains(u"locks"_s));
        happen(PhaseSet{.phase = Phase::Resolved, .at = Moment::exactly(after(5))});
        QCOMPARE(drawn(after(6)), QStringList());
    }

    void whatIsForAfterTheEndComesDueThenUntilItIsClosed()
    {
        happen(ChecklistApplied{
            .checklist = u"SEV 1"_s,
            .items = {
                {.item = u"loop"_s, .text = u"Say where it stands"_s, .everyMinutes = 20},
                {.item = u"owner"_s,
                 .role = u"commander"_s,
                 .text = u"Name an owner"_s,
                 .dueMinutes = 60,
                 .dueFrom = DueFrom::Phase,
                 .dueAfter = u"resolved"_s}}});
        QVERIFY(!drawn(after(1)).join(u'\n').contains(u"owner"_s));
        happen(PhaseSet{.phase = Phase::Resolved, .at = Moment::exactly(after(50))});
        QCOMPARE(drawn(after(51)), QStringList{u"110 item Name an owner (commander)"_s});
        happen(PhaseSet{.phase = Phase::Closed, .at = Moment::exactly(after(55))});
        QCOMPARE(drawn(after(56)), QStringList());
    }

    void onlyTheLastCallOutAndTheNextAreTold()
    {
        const auto callOuts = [&](int minute) {
            QStringList keys;
            for (const Deadline &one : deadlines(m_incident, after(minute))) {
                if (one.kind == Deadline::Kind::CallOut)
                    keys.append(one.key);
            }
            return keys;
        };
        QCOMPARE(callOuts(0), QStringList{u"call_out/1"_s});
        QCOMPARE(callOuts(10), (QStringList{u"call_out/1"_s, u"call_out/2"_s}));
        QCOMPARE(callOuts(75), (QStringList{u"call_out/7"_s, u"call_out/8"_s}));
        declare(4);
        QCOMPARE(callOuts(5), QStringList());
        happen(RoleGiven{.role = u"deputy"_s, .person = u"second"_s});
        QCOMPARE(callOuts(5), QStringList{u"call_out/1"_s});
    }

    void theSameDeadlineKeepsItsKeyWhenItMoves()
    {
        const auto keyOf = [&](Deadline::Kind kind) {
            const auto all = deadlines(m_incident, after(1));
            const auto it = std::ranges::find(all, kind, &Deadline::kind);
            return it == all.end() ? QString() : it->key;
        };
        const QString update = keyOf(Deadline::Kind::PublicUpdate);
        happen(SeveritySet{.severity = 3});
        QCOMPARE(keyOf(Deadline::Kind::PublicUpdate), update);
        happen(
            MilestoneSet{.milestone = MilestoneName::Declared, .at = Moment::exactly(after(-3))});
        QCOMPARE(keyOf(Deadline::Kind::PublicUpdate), update);
        publish(Audience::Public);
        QVERIFY(keyOf(Deadline::Kind::PublicUpdate) != update);
        happen(ItemAdded{.spec = {.item = u"a"_s, .text = u"a"_s, .everyMinutes = 5}});
        const QString item = keyOf(Deadline::Kind::Item);
        happen(ItemChecked{.item = u"a"_s});
        QVERIFY(keyOf(Deadline::Kind::Item) != item);
    }

    void milestonesOutOfOrderOrMissingAreFlaggedOnce()
    {
        QCOMPARE(flags(), QStringList());
        happen(PhaseSet{.phase = Phase::Monitoring, .at = Moment::exactly(after(9))});
        QCOMPARE(
            flags(),
            (QStringList{
                u"Impact started is not recorded."_s, u"Detected is not recorded."_s,
                u"Mitigated is not recorded."_s}));
        milestone(MilestoneName::ImpactStarted, -10);
        milestone(MilestoneName::Detected, -5);
        milestone(MilestoneName::Acknowledged, -4); // before it was declared: nothing odd
        milestone(MilestoneName::Mitigated, 8);
        milestone(MilestoneName::Recovered, 4);
        QCOMPARE(flags(), QStringList{u"Recovered is 4m before mitigated."_s});
        milestone(MilestoneName::Recovered, 8);
        QCOMPARE(flags(), QStringList());
        happen(PhaseSet{.phase = Phase::FalseAlarm, .at = Moment::exactly(after(9))});
        QCOMPARE(flags(), QStringList());
    }

private:
    static Instant after(int minutes)
    {
        return Instant{Instant::fromSeconds(1'700'000'000).us + minutes * Instant::minute};
    }
    void at(int minutes) { m_now = after(minutes); }
    void happen(const EventBody &body)
    {
        applyTo(m_incident, Event::make({}, body, u"someone"_s, m_now));
    }
    void declare(int severity)
    {
        m_incident = {};
        at(0);
        happen(Declared{
            .title = u"API offline"_s, .severity = severity, .at = Moment::exactly(m_now)});
    }
    void publish(Audience audience, std::optional<Instant> next = {})
    {
        happen(UpdatePublished{
            .entry = EntryId::make(),
            .at = Moment::exactly(m_now),
            .publishedAt = m_now,
            .audience = audience,
            .nextUpdate = next});
    }
    void milestone(MilestoneName name, int minute)
    {
        happen(MilestoneSet{.milestone = name, .at = Moment::exactly(after(minute))});
    }
    QStringList drawn(Instant now) const
    {
        QStringList lines;
        for (const Deadline &one : deadlines(m_incident, now))
            lines.append(u"%1 %2 %3 (%4)"_s.arg((one.due.us - after(0).us) / Instant::minute)
                             .arg(word(one.kind), one.text, one.person));
        return lines;
    }
    QStringList flags() const
    {
        QStringList sentences;
        for (const MilestoneFlag &flag : milestoneFlags(m_incident))
            sentences.append(flag.sentence);
        return sentences;
    }

    Incident m_incident;
    Instant m_now;
};

QTEST_GUILESS_MAIN(DeadlinesTest)
#include "deadlines.moc"
