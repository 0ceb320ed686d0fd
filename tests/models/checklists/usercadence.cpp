// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklists/usercadence.h"

#include "checklists/checklists.h"

#include <QSettings>
#include <QTest>

#include <algorithm>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// How often what is due, as the person's settings have it.
class UserCadenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings settings(u"bridgelog"_s, u"bridgelog"_s);
        settings.remove(u"cadence"_s);
        settings.setValue(u"cadence/public"_s, QStringList{u"5"_s, u"ten"_s, u"-1"_s, u"90"_s});
        settings.setValue(u"cadence/relief"_s, u"999999"_s);
        settings.setValue(u"cadence/shifts"_s, u" 0 "_s);
    }

    void whatIsNoNumberOfMinutesIsAsUsual()
    {
        const Cadence cadence = userCadence();
        QCOMPARE(cadence.publicUpdate, (std::array<int, 5>{5, 20, 60, 90, 0}));
        QCOMPARE(cadence.internalUpdate, Cadence().internalUpdate);
        QCOMPARE(cadence.relief, Cadence().relief);
        QCOMPARE(cadence.shifts, 0);
    }

    void whatIsSetCountsAtOnceAndIsKept()
    {
        Cadence own;
        own.publicUpdate = {7, 8, 9, 0, 11};
        own.internalUpdate = {1, 0, 3, 4, 5};
        own.callOut = 12;
        own.longAfter = 13;
        own.relief = 14;
        own.shifts = 15;
        setUserCadence(own);
        QCOMPARE(userCadence(), own);
        const QSettings settings(u"bridgelog"_s, u"bridgelog"_s);
        QCOMPARE(
            settings.value(u"cadence/internal"_s).toStringList(),
            (QStringList{u"1"_s, u"0"_s, u"3"_s, u"4"_s, u"5"_s}));
        QCOMPARE(settings.value(u"cadence/shifts"_s).toInt(), 15);
    }

    void anIncidentBeginsWithIt()
    {
        Cadence own;
        own.publicUpdate = {7, 8, 9, 0, 11};
        setUserCadence(own);
        const auto loop = [](int severity) -> std::optional<ChecklistItemSpec> {
            const ChecklistApplied list = usersChecklist(severity, IncidentKind::Incident);
            const auto it =
                std::ranges::find(list.items, u"keep-updates-coming"_s, &ChecklistItemSpec::item);
            return it == list.items.end() ? std::nullopt : std::optional(*it);
        };
        QVERIFY(loop(1));
        QCOMPARE(loop(1)->everyMinutes, std::optional(7));
        QCOMPARE(loop(1)->text, u"Update every 7 minutes"_s);
        own.publicUpdate[0] = 0;
        setUserCadence(own);
        QVERIFY(!loop(1));
    }
};

QTEST_GUILESS_MAIN(UserCadenceTest)
#include "usercadence.moc"
