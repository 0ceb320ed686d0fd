// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/undolistmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// Redo above, where things stand in the middle, undo below.
class UndoListModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNearestStandsNextToTheMiddle()
    {
        UndoListModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 1);
        const auto step = [](const QString &text) {
            return UndoStep{.text = text, .at = Instant::fromSeconds(1'568'650'860)};
        };
        model.setSteps(
            {step(u"newest"_s), step(u"older"_s)},
            {step(u"undone last"_s), step(u"undone first"_s)}, QTimeZone("Europe/London"));
        QStringList rows;
        for (int row = 0; row < model.rowCount(); ++row)
            rows << u"%1 %2"_s.arg(
                QString::number(model.index(row).data(UndoListModel::StepsRole).toInt()),
                model.index(row).data().toString());
        QCOMPARE(
            rows,
            (QStringList{
                u"2 undone first"_s, u"1 undone last"_s, u"0 As it is now"_s, u"-1 newest"_s,
                u"-2 older"_s}));
        QCOMPARE(model.middle(), 2);
        QCOMPARE(model.stepsTo(4), -2);
        QVERIFY(model.index(3)
                    .data(UndoListModel::WhenRole)
                    .toString()
                    .endsWith(u"17:21:00"_s)); // 16:21 UTC in summer
    }
};

QTEST_GUILESS_MAIN(UndoListModelTest)
#include "undolistmodel.moc"
