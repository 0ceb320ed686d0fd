// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/actionlistmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Bridgelog;

/// The action items of every incident.
class ActionListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thoseOverdueStandFirstTheLongestFirstOfAll()
    {
        ActionListModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setToday(QDate(2026, 3, 10));
        model.setActions(
            {item(u"later"_s, u"2026-05-01"_s), item(u"some day"_s, {}),
             item(u"late"_s, u"2026-03-09"_s), item(u"over"_s, u"2026-01-01"_s, ActionState::Done),
             item(u"latest"_s, u"2025-12-31"_s), item(u"today"_s, u"2026-03-10"_s)});
        QCOMPARE(
            texts(model),
            (QStringList{u"latest"_s, u"late"_s, u"today"_s, u"later"_s, u"some day"_s}));
        QCOMPARE(model.overdue(), 2);
        QCOMPARE(model.open(), 5);
        model.setShown(ActionListModel::Shown::Overdue);
        QCOMPARE(texts(model), (QStringList{u"latest"_s, u"late"_s}));
        model.setShown(ActionListModel::Shown::All);
        QCOMPARE(texts(model).last(), u"over"_s);
        QCOMPARE(model.index(0).data(ActionListModel::DueRole).toString(), u"69 days overdue"_s);
        QCOMPARE(model.index(1).data(ActionListModel::DueRole).toString(), u"1 day overdue"_s);
        QCOMPARE(model.index(2).data(ActionListModel::DueRole).toString(), u"due today"_s);
        model.setToday(QDate(2026, 3, 9)); // it is due that day, and not late
        QCOMPARE(model.overdue(), 1);
    }

    void everyWordMustBeSomewhere()
    {
        ActionListModel model;
        auto action = item(u"Renew by machine"_s, {});
        action.item.owner = u"Platform"_s;
        action.item.actionClass = ActionClass::Prevent;
        action.title = u"Certificate ran out"_s;
        model.setActions({action, item(u"Write it down"_s, {})});
        model.setWords(u"platform CERT"_s);
        QCOMPARE(texts(model), QStringList{u"Renew by machine"_s});
        model.setWords(u"prevent"_s);
        QCOMPARE(model.rowCount(), 1);
        model.setWords(u"platform banana"_s);
        QCOMPARE(model.rowCount(), 0);
    }

    void anyOrderGivesTheSameList()
    {
        QRandomGenerator random(5);
        QList<ListedAction> actions;
        for (int i = 0; i < 200; ++i)
            actions.append(item(
                u"a%1"_s.arg(random.bounded(20)),
                random.bounded(3)
                    ? QDate(2026, 1, 1).addDays(random.bounded(90)).toString(Qt::ISODate)
                    : u"soon"_s,
                static_cast<ActionState>(random.bounded(3))));
        ActionListModel one;
        one.setShown(ActionListModel::Shown::All);
        one.setActions(actions);
        std::ranges::shuffle(actions, random);
        ActionListModel other;
        other.setShown(ActionListModel::Shown::All);
        other.setActions(actions);
        QCOMPARE(one.actions(), other.actions());
    }

    void theArchiveListsThoseOfEveryIncidentButDrills()
    {
        QTemporaryDir home;
        auto journal = Journal::open(home.filePath(u"a.bridgelog"_s), Journal::Access::Write);
        QVERIFY(journal);
        const auto declare = [&](IncidentKind kind, const QString &due) {
            const IncidentId id = IncidentId::make();
            const auto write = [&](const EventBody &body) {
                QVERIFY((*journal)
                            ->append({Event::make(id, body, u"Scribe"_s, Instant::now())})
                            .result());
            };
            write(Declared{.title = u"One"_s, .severity = 2, .zone = u"UTC"_s, .kind = kind});
            write(ActionAdded{.action = ActionId::make(), .text = u"Do it"_s, .due = due});
        };
        declare(IncidentKind::Incident, u"2026-01-01"_s);
        declare(IncidentKind::Incident, u"soon"_s);
        declare(IncidentKind::Drill, u"2026-01-01"_s);
        const Archive archive(**journal);
        const auto actions = archive.actions();
        QVERIFY(actions);
        QCOMPARE(actions->size(), 2);
        QCOMPARE(actions->first().severity, 2);
        QCOMPARE(actions->first().title, u"One"_s);
        const auto count = archive.actionCount(QDate(2026, 2, 1));
        QCOMPARE(count->open, 2);
        QCOMPARE(count->overdue, 1);
    }

private:
    static ListedAction
    item(const QString &text, const QString &due, ActionState state = ActionState::Open)
    {
        return {
            .item = {.id = ActionId::make(), .text = text, .due = due, .state = state},
            .incident = {},
            .title = {},
            .severity = {}};
    }
    static QStringList texts(const ActionListModel &model)
    {
        QStringList result;
        for (int row = 0; row < model.rowCount(); ++row)
            result.append(model.index(row).data().toString());
        return result;
    }
};

QTEST_GUILESS_MAIN(ActionListTest)
#include "actionlist.moc"
