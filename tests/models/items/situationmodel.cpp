// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/situationmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;
using Model = SituationModel;

class SituationModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFactIsARow();
    void anotherDayShowsItsDate();
    void aMilestoneChangesOnlyItsRow();
    void aNewComponentIsANewRow();
    void theClockTellsWhatIsNextAndMovesOn();
    void anAssignmentCountsDownUntilItEnds();
    void whoeverGotARoleIsAskedToAccept();
    void everyMeasureIsThereWithItsFormula();
    void anOddMilestoneIsFlagged();
};

static Instant at(const char *iso) { return *instantFromIso(QString::fromLatin1(iso)); }

static Incident incident()
{
    const auto known = [](const char *iso) {
        return Milestone{.moment = Moment::exactly(at(iso))};
    };
    Incident result;
    result.title = u"Queue stuck"_s;
    result.severity = 1;
    result.phase = Phase::Identified;
    result.zone = u"Europe/London"_s;
    result.milestones[0] = known("2019-09-16T15:21:00Z");
    result.milestones[1] = known("2019-09-16T15:38:05Z");
    result.roles = {
        {.role = u"commander"_s, .person = u"on call"_s},
        {.role = u"liaison"_s, .person = u"support"_s}};
    result.components = {{.name = u"API"_s, .impact = Impact::MajorOutage}, {.name = u"SMS"_s}};
    return result;
}

/// An incident that was declared at 16:00 UTC, then what `bodies` say, a minute apart.
static Incident lived(const QList<EventBody> &bodies)
{
    Incident result;
    Instant now = at("2019-09-16T16:00:00Z");
    const auto tell = [&](const EventBody &body) {
        applyTo(result, Event::make(IncidentId::make(), body, u"someone"_s, now));
        now.us += Instant::minute;
    };
    tell(Declared{
        .title = u"Queue stuck"_s,
        .severity = 1,
        .zone = u"Europe/London"_s,
        .at = Moment::exactly(now)});
    for (const EventBody &body : bodies)
        tell(body);
    return result;
}

static QStringList rowsOf(const Model &model, Model::Kind kind)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        if (index.data(Model::KindRole).value<Model::Kind>() == kind)
            rows.append(u"%1|%2|%3"_s.arg(
                index.data(Model::LabelRole).toString(), index.data(Model::ValueRole).toString(),
                index.data(Model::DeltaRole).toString()));
    }
    return rows;
}

static QString wholeOf(const Model &model, const QString &key)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row).data(Model::KeyRole).toString() == key)
            return model.index(row).data(Model::WholeRole).toString();
    }
    return {};
}

static QString drawn(const Model &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        if (index.data(Model::KindRole).value<Model::Kind>() > Model::Kind::Component)
            break; // what the clock and the definitions say has its own tests
        const auto tone = static_cast<int>(index.data(Model::ToneRole).value<Model::Tone>());
        rows.append(u"%1|%2|%3|%4"_s.arg(
            index.data(Model::LabelRole).toString(), index.data(Model::ValueRole).toString(),
            index.data(Model::DeltaRole).toString(),
            QStringList{u""_s, u"dim"_s, u"good"_s, u"warning"_s, u"critical"_s}.at(tone)));
    }
    return rows.join(u'\n');
}

void SituationModelTest::everyFactIsARow()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setIncident(incident(), at("2019-09-16T16:25:41Z"));
    QCOMPARE(
        drawn(model),
        u"Impact started|16:21||\n"
        "Detected|16:38:05|+17m|\n"
        "Acknowledged|not yet||dim\n"
        "Declared|not yet||dim\n"
        "Mitigated|not yet||dim\n"
        "Recovered|not yet||dim\n"
        "Resolved|not yet||dim\n"
        "Severity|SEV 1||\n"
        "Time zone|BST||\n"
        "Summary|not written||dim\n"
        "Commander|on call||\n"
        "Operations|unassigned||warning\n"
        "Communications|unassigned||warning\n"
        "Scribe|unassigned||warning\n"
        "Liaison|support||\n"
        "API|major outage||critical\n"
        "SMS|affected||warning"_s);
    QCOMPARE(
        model.index(0).data(Model::WholeRole).toString(), u"16 Sep 2019 16:21 BST (15:21 UTC)"_s);
}

void SituationModelTest::anotherDayShowsItsDate()
{
    Model model;
    model.setIncident(incident(), at("2019-09-17T16:25:41Z"));
    QCOMPARE(model.index(0).data(Model::ValueRole).toString(), u"16 Sep 16:21"_s);
    model.setIncident(incident(), at("2021-09-17T16:25:41Z"));
    QCOMPARE(model.index(0).data(Model::ValueRole).toString(), u"16 Sep 2019 16:21"_s);
}

void SituationModelTest::aMilestoneChangesOnlyItsRow()
{
    Incident running = incident();
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setIncident(running, at("2019-09-16T16:25:41Z"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    running.milestones[1]->moment.precision = Precision::Approximate;
    model.setIncident(running, at("2019-09-16T16:25:41Z"));
    QCOMPARE(changed.size(), 2); // its own, and the one measure that it ends
    QCOMPARE(reset.size(), 0);
    QCOMPARE(model.index(1).data(Model::ValueRole).toString(), u"~16:38"_s);
}

void SituationModelTest::aNewComponentIsANewRow()
{
    Incident running = incident();
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setIncident(running, at("2019-09-16T16:25:41Z"));
    const int rows = model.rowCount();
    const auto components = rowsOf(model, Model::Kind::Component).size();
    running.components.append({.name = u"Mail"_s, .impact = Impact::Operational});
    model.setIncident(running, at("2019-09-16T16:25:41Z"));
    QCOMPARE(model.rowCount(), rows + 1);
    const QStringList shown = rowsOf(model, Model::Kind::Component);
    QCOMPARE(shown.size(), components + 1);
    QCOMPARE(shown.last(), u"Mail|operational|"_s);
}

void SituationModelTest::theClockTellsWhatIsNextAndMovesOn()
{
    const Incident incident = lived({});
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setIncident(incident, at("2019-09-16T16:03:00Z"));
    QCOMPARE(
        rowsOf(model, Model::Kind::Deadline),
        (QStringList{
            u"Call out the time: 10m|7m|"_s, u"Public update|12m|"_s, u"Internal update|27m|"_s}));
    model.setIncident(incident, at("2019-09-16T16:20:30Z"));
    QCOMPARE(
        rowsOf(model, Model::Kind::Deadline),
        (QStringList{
            u"Public update|5m late|"_s, u"Internal update|10m|"_s,
            u"Call out the time: 30m|10m|"_s}));
}

void SituationModelTest::anAssignmentCountsDownUntilItEnds()
{
    const auto id = AssignmentId::make();
    const QList<EventBody> given{AssignmentGiven{
        .assignment = id, .person = u"dba"_s, .task = u"count locks"_s, .minutes = 10}};
    Model model;
    model.setIncident(lived(given), at("2019-09-16T16:05:00Z"));
    QCOMPARE(rowsOf(model, Model::Kind::Assignment), QStringList{u"dba: count locks|6m|?"_s});
    model.setIncident(
        lived(given + QList<EventBody>{AssignmentAcknowledged{.assignment = id}}),
        at("2019-09-16T16:15:00Z"));
    QCOMPARE(rowsOf(model, Model::Kind::Assignment), QStringList{u"dba: count locks|4m late|"_s});
    model.setIncident(
        lived(given + QList<EventBody>{AssignmentEnded{.assignment = id}}),
        at("2019-09-16T16:15:00Z"));
    QCOMPARE(rowsOf(model, Model::Kind::Assignment), QStringList());
}

void SituationModelTest::whoeverGotARoleIsAskedToAccept()
{
    const QList<EventBody> handed{
        RoleGiven{.role = u"commander"_s, .person = u"first"_s},
        HandedOff{.role = u"commander"_s, .from = u"first"_s, .to = u"second"_s}};
    Model model;
    model.setIncident(lived(handed), at("2019-09-16T16:05:00Z"));
    QCOMPARE(rowsOf(model, Model::Kind::Role).first(), u"Commander|second · not accepted|"_s);
    QCOMPARE(
        wholeOf(model, u"commander"_s), u"first since 17:01 until 17:02\nsecond since 17:02"_s);
    model.setIncident(
        lived(
            handed
            + QList<EventBody>{HandoffAccepted{.role = u"commander"_s, .person = u"second"_s}}),
        at("2019-09-16T16:05:00Z"));
    QCOMPARE(rowsOf(model, Model::Kind::Role).first(), u"Commander|second|"_s);
}

void SituationModelTest::everyMeasureIsThereWithItsFormula()
{
    const auto set = [](MilestoneName name, const char *iso) {
        return MilestoneSet{.milestone = name, .at = Moment::exactly(at(iso))};
    };
    Model model;
    model.setIncident(
        lived(
            {set(MilestoneName::ImpactStarted, "2019-09-16T15:40:00Z"),
             set(MilestoneName::Detected, "2019-09-16T15:52:00Z"),
             set(MilestoneName::Acknowledged, "2019-09-16T15:55:00Z")}),
        at("2019-09-16T16:30:00Z"));
    const QStringList rows = rowsOf(model, Model::Kind::Measure);
    QVERIFY(rows.contains(u"Time to detect (Datadog, FireHydrant, FireFighter)|12m|"_s));
    QVERIFY(rows.contains(u"Time to detect (OneUptime, Keep)|20m|"_s));
    QVERIFY(rows.contains(u"Time to acknowledge (Atlassian, PagerDuty)|3m|"_s));
    QVERIFY(rows.contains(u"Time to acknowledge (OneUptime)|invalid|"_s));
    QVERIFY(rows.contains(u"Impact|pending|"_s));
    QCOMPARE(
        wholeOf(model, u"measure:time_to_acknowledge:acknowledged − declared"_s),
        u"Time to acknowledge (OneUptime) = acknowledged − declared\nIt ends before it starts."_s);
}

void SituationModelTest::anOddMilestoneIsFlagged()
{
    const auto set = [](MilestoneName name, const char *iso) {
        return MilestoneSet{.milestone = name, .at = Moment::exactly(at(iso))};
    };
    Model model;
    model.setIncident(
        lived(
            {set(MilestoneName::Detected, "2019-09-16T15:50:00Z"),
             set(MilestoneName::ImpactStarted, "2019-09-16T15:55:00Z")}),
        at("2019-09-16T16:30:00Z"));
    QCOMPARE(model.index(1).data(Model::ToneRole).value<Model::Tone>(), Model::Tone::Warning);
    QVERIFY(wholeOf(model, u"detected"_s).endsWith(u"Detected is 5m before impact started."_s));
}

QTEST_GUILESS_MAIN(SituationModelTest)
#include "situationmodel.moc"
