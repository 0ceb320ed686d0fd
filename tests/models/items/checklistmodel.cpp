// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/checklistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;
using Model = ChecklistModel;

class ChecklistModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyItemSaysWhenItIsDue();
    void whatIsOverIsNeverLate();
    void aTickMovesOnlyItsRow();
    void theClockTurnsSoonIntoLate();
    void aRepeatingItemCountsWhileItIsInTime();
};

static const Instant began = *instantFromIso(u"2019-09-16T15:39:00Z");

static Instant after(int minutes) { return {began.us + minutes * Instant::minute}; }

static Incident incident()
{
    const auto item = [](const char *id, const char *role, std::optional<int> due,
                         std::optional<int> every = {}) {
        return ChecklistItem{
            .spec =
                {.item = QString::fromLatin1(id),
                 .role = QString::fromLatin1(role),
                 .text = QString::fromLatin1(id),
                 .dueMinutes = due,
                 .everyMinutes = every},
            .checklist = u"SEV 1"_s,
            .appliedAt = began};
    };
    Incident result;
    result.zone = u"Europe/London"_s;
    result.phase = Phase::Identified;
    result.checklist = {
        item("declare", "commander", 1), item("blast radius", "operations", 10),
        item("update", "communications", 20, 30), item("roll back", "", {})};
    result.checklist[0].state = ItemState::Done;
    result.checklist[0].doneAt = after(1);
    result.checklist[0].ticks = {{.at = after(1), .by = {}}};
    return result;
}

static QString drawn(const Model &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        const bool done = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        const QString mark = QStringList{u""_s, u"?"_s, u"!"_s}.at(
            static_cast<int>(index.data(Model::UrgencyRole).value<Model::Urgency>()));
        rows.append(u"%1 %2|%3|%4%5"_s.arg(
            done ? u"x"_s : u"-"_s, index.data().toString(),
            index.data(Model::RoleLineRole).toString(), index.data(Model::DueRole).toString(),
            mark));
    }
    return rows.join(u'\n');
}

void ChecklistModelTest::everyItemSaysWhenItIsDue()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setIncident(incident(), after(16));
    QCOMPARE(
        drawn(model),
        u"x declare|Commander|16:40\n"
        "- blast radius|Operations|6m late!\n"
        "- update|Communications · every 30m|4m?\n"
        "- roll back||"_s);
    QCOMPARE(model.done(), 1);
    QCOMPARE(model.late(), 1);
    QCOMPARE(model.title(), u"SEV 1"_s);
}

void ChecklistModelTest::whatIsOverIsNeverLate()
{
    Incident over = incident();
    over.phase = Phase::Resolved;
    Model model;
    model.setIncident(over, after(300));
    QCOMPARE(model.late(), 0);
    QCOMPARE(model.index(1).data(Model::DueRole).toString(), QString());
}

void ChecklistModelTest::aTickMovesOnlyItsRow()
{
    Incident running = incident();
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setIncident(running, after(12));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    running.checklist[1].state = ItemState::Skipped;
    running.checklist[1].reason = u"one region only"_s;
    model.setIncident(running, after(12));
    QCOMPARE(reset.size(), 0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.constFirst().constFirst().value<QModelIndex>().row(), 1);
    QCOMPARE(model.index(1).data(Model::ReasonRole).toString(), u"one region only"_s);
    QCOMPARE(model.done(), 2);
}

void ChecklistModelTest::theClockTurnsSoonIntoLate()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setIncident(incident(), after(9));
    QCOMPARE(model.index(1).data(Model::DueRole).toString(), u"1m"_s);
    QCOMPARE(model.index(1).data(Model::UrgencyRole).value<Model::Urgency>(), Model::Urgency::Soon);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setNow({after(10).us + 1});
    QCOMPARE(model.index(1).data(Model::DueRole).toString(), u"just late"_s);
    QCOMPARE(model.index(1).data(Model::UrgencyRole).value<Model::Urgency>(), Model::Urgency::Late);
    QVERIFY(!changed.isEmpty());
    changed.clear();
    model.setNow({after(10).us + 2});
    QVERIFY(changed.isEmpty());
}

void ChecklistModelTest::aRepeatingItemCountsWhileItIsInTime()
{
    Incident running = incident();
    running.checklist[2].ticks = {{.at = after(4), .by = {}}};
    running.checklist[2].doneAt = after(4);
    Model model;
    model.setIncident(running, after(16));
    QCOMPARE(model.done(), 2);
    QCOMPARE(model.index(2).data(Model::DueRole).toString(), u"16:43 · in 18m"_s);
    model.setNow(after(35));
    QCOMPARE(model.done(), 1);
}

QTEST_GUILESS_MAIN(ChecklistModelTest)
#include "checklistmodel.moc"
