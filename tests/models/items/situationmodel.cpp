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

static QString drawn(const Model &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
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
    QCOMPARE(changed.size(), 1);
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
    running.components.append({.name = u"Mail"_s, .impact = Impact::Operational});
    model.setIncident(running, at("2019-09-16T16:25:41Z"));
    QCOMPARE(model.rowCount(), rows + 1);
    QCOMPARE(model.index(rows).data(Model::ToneRole).value<Model::Tone>(), Model::Tone::Good);
}

QTEST_GUILESS_MAIN(SituationModelTest)
#include "situationmodel.moc"
