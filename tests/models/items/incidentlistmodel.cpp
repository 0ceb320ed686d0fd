// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/incidentlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;
using Model = IncidentListModel;

class IncidentListModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void activeIncidentsStandFirstThenMonths();
    void whatHasNoEndHasNoDuration();
    void theClockMovesOnlyWhatIsUnderWay();
    void theSameIncidentsKeepTheirRows();
    void newerSummariesOfTheFirstOnesKeepTheRest();
    void headingsCannotBeChosen();
    void viewsStandBehindWhatIsUnderWay();
};

static Instant at(const char *iso) { return *instantFromIso(QString::fromLatin1(iso)); }

static IncidentSummary
summary(const char *title, Phase phase, const char *from, const char *to = nullptr)
{
    return {
        .id = IncidentId::make(),
        .title = QString::fromUtf8(title),
        .severity = 1,
        .phase = phase,
        .zone = u"Europe/London"_s,
        .impactStarted = at(from),
        .ended = to ? std::optional(at(to)) : std::nullopt,
        .firstRecorded = at(from)};
}

static QString drawn(const Model &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        const auto text = [&](int role) { return model.data(index, role).toString(); };
        if (index.data(Model::RowRole).value<Model::Row>() == Model::Row::Heading)
            rows.append(u"# "_s + text(Qt::DisplayRole));
        else
            rows.append(u"%1|%2%3|%4"_s.arg(
                text(Qt::DisplayRole), text(Model::PhaseRole), text(Model::DayRole),
                text(Model::DurationRole)));
    }
    return rows.join(u'\n');
}

void IncidentListModelTest::activeIncidentsStandFirstThenMonths()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSummaries(
        {summary("Queue stuck", Phase::Identified, "2019-09-16T15:21:00Z"),
         summary("Mail late", Phase::Resolved, "2019-09-11T08:00:00Z", "2019-09-11T10:10:00Z"),
         summary("Cache cold", Phase::Closed, "2018-08-31T23:30:00Z", "2018-09-01T00:05:00Z")},
        at("2019-09-16T16:25:41Z"));
    QCOMPARE(
        drawn(model),
        u"# Active\nQueue stuck|Identified|1h 04m\n"
        "# September 2019\nMail late|11 Sep|2h 10m\n"
        "# September 2018\nCache cold|1 Sep 2018|35m"_s);
}

void IncidentListModelTest::whatHasNoEndHasNoDuration()
{
    Model model;
    model.setSummaries(
        {summary("Merged away", Phase::Merged, "2019-09-16T15:21:00Z")},
        at("2019-09-16T18:00:00Z"));
    QCOMPARE(drawn(model), u"# September 2019\nMerged away|16 Sep|"_s);
}

void IncidentListModelTest::theClockMovesOnlyWhatIsUnderWay()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSummaries(
        {summary("Queue stuck", Phase::Identified, "2019-09-16T15:21:00Z"),
         summary("Mail late", Phase::Resolved, "2019-09-11T08:00:00Z", "2019-09-11T10:10:00Z")},
        at("2019-09-16T15:31:10Z"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setNow(at("2019-09-16T15:31:50Z"));
    QCOMPARE(changed.size(), 0);
    model.setNow(at("2019-09-16T15:32:00Z"));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.constFirst().constFirst().value<QModelIndex>().row(), 1);
}

void IncidentListModelTest::theSameIncidentsKeepTheirRows()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<IncidentSummary> two{
        summary("Queue stuck", Phase::Identified, "2019-09-16T15:21:00Z"),
        summary("Mail late", Phase::Resolved, "2019-09-11T08:00:00Z", "2019-09-11T10:10:00Z")};
    model.setSummaries(two, at("2019-09-16T15:31:10Z"));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    two[0].severity = 2;
    model.setSummaries(two, at("2019-09-16T15:31:10Z"));
    QCOMPARE(reset.size(), 0);
    QCOMPARE(model.indexOf(two[0].id).data(Model::SeverityRole).toInt(), 2);
    two.removeLast();
    model.setSummaries(two, at("2019-09-16T15:31:10Z"));
    QCOMPARE(reset.size(), 1);
}

void IncidentListModelTest::newerSummariesOfTheFirstOnesKeepTheRest()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QList<IncidentSummary> two{
        summary("Queue stuck", Phase::Identified, "2019-09-16T15:21:00Z"),
        summary("Mail late", Phase::Resolved, "2019-09-11T08:00:00Z", "2019-09-11T10:10:00Z")};
    model.setSummaries(two, at("2019-09-16T15:31:10Z"));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    IncidentSummary retitled = two[0];
    retitled.title = u"Queue stuck again"_s;
    QVERIFY(model.refresh({retitled}, at("2019-09-16T15:31:10Z")));
    QCOMPARE(model.indexOf(two[0].id).data().toString(), u"Queue stuck again"_s);
    QVERIFY(model.indexOf(two[1].id).isValid());
    QVERIFY(!model.refresh({two[1]}, at("2019-09-16T15:31:10Z")));
    QVERIFY(!model.refresh({two[0], two[1], two[1]}, at("2019-09-16T15:31:10Z")));
    QCOMPARE(model.indexOf(two[0].id).data().toString(), u"Queue stuck again"_s);
    QCOMPARE(reset.size(), 0);
}

void IncidentListModelTest::headingsCannotBeChosen()
{
    Model model;
    model.setSummaries(
        {summary("Queue stuck", Phase::Identified, "2019-09-16T15:21:00Z")},
        at("2019-09-16T15:31:10Z"));
    QVERIFY(!(model.index(0).flags() & Qt::ItemIsSelectable));
    QVERIFY(model.index(1).flags() & Qt::ItemIsSelectable);
    QCOMPARE(model.firstChoice().row(), 1);
}

void IncidentListModelTest::viewsStandBehindWhatIsUnderWay()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QString view = u"# Views\nWorst first||"_s;
    model.setViews({{.name = u"Worst first"_s, .query = u"severity:1"_s}});
    QCOMPARE(drawn(model), view);
    QVERIFY(!model.firstChoice().isValid());
    QCOMPARE(model.index(1).data(Model::QueryRole).toString(), u"severity:1"_s);
    const Instant now = at("2019-09-16T16:00:00Z");
    const auto over =
        summary("Over", Phase::Resolved, "2019-09-11T10:00:00Z", "2019-09-11T10:30:00Z");
    model.setSummaries({over}, now);
    QVERIFY(drawn(model).startsWith(view + u"\n# September 2019"_s));
    const auto active = summary("Now", Phase::Triage, "2019-09-16T15:00:00Z");
    model.setSummaries({active, over}, now);
    QVERIFY(drawn(model).startsWith(u"# Active\nNow"));
    QCOMPARE(model.index(2).data().toString(), u"Views"_s);
    QCOMPARE(model.firstChoice().row(), 1);
    model.setViews({});
    QCOMPARE(model.index(2).data().toString(), u"September 2019"_s);
}

QTEST_GUILESS_MAIN(IncidentListModelTest)
#include "incidentlistmodel.moc"
