// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklists/checklistlibrary.h"
#include "checklists/checklists.h"
#include "incident/incident.h"

#include <QTest>

#include <algorithm>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

static QStringList ids(const ChecklistApplied &checklist)
{
    QStringList all;
    for (const ChecklistItemSpec &item : checklist.items)
        all.append(item.item);
    return all;
}

static ChecklistItemSpec itemOf(const ChecklistApplied &checklist, const QString &id)
{
    const auto it = std::ranges::find(checklist.items, id, &ChecklistItemSpec::item);
    if (it == checklist.items.end())
        qFatal("no item %s", qPrintable(id));
    return *it;
}

static ChecklistTemplate listOf(const QByteArray &text)
{
    const auto list = readChecklist("bridgelog-checklist 1\nname: Ours\n" + text);
    if (!list)
        qFatal("%s", qPrintable(list.error().what));
    return *list;
}

class TestComposition : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachSeverityHasItsList()
    {
        QCOMPARE(
            ids(shippedChecklist(1)),
            (QStringList{
                u"declare-and-set-severity"_s, u"name-the-roles"_s, u"first-public-update"_s,
                u"confirm-blast-radius"_s, u"what-changed"_s, u"experts-present"_s,
                u"keep-updates-coming"_s, u"call-out-the-time"_s, u"one-owner-and-a-time"_s,
                u"agree-rollback-point"_s, u"brief-stakeholders"_s, u"log-decisions"_s,
                u"confirm-recovery"_s, u"last-public-update"_s, u"announce-the-end"_s,
                u"postmortem-owner"_s}));
        QCOMPARE(ids(shippedChecklist(2)), ids(shippedChecklist(1)));
        QCOMPARE(shippedChecklist(3).items.size(), 10);
        QCOMPARE(
            ids(shippedChecklist(4)),
            (QStringList{
                u"declare-and-set-severity"_s, u"confirm-blast-radius"_s, u"what-changed"_s,
                u"confirm-recovery"_s, u"name-the-clean-up"_s}));
        QCOMPARE(shippedChecklist(5), shippedChecklist(4));
        QCOMPARE(shippedChecklist({}), shippedChecklist(3));
        QCOMPARE(shippedChecklist(1).checklist, u"Major incident"_s);
        QCOMPARE(shippedChecklist(3).checklist, u"Incident"_s);
        QCOMPARE(shippedChecklist(5).checklist, u"Minor incident"_s);
    }

    void updatesComeInTheCadenceOfTheSeverity()
    {
        for (const auto &[severity, minutes] :
             {std::pair(1, 15), std::pair(2, 20), std::pair(3, 60)}) {
            const ChecklistApplied list = shippedChecklist(severity);
            const ChecklistItemSpec item = itemOf(list, u"keep-updates-coming"_s);
            QCOMPARE(item.text, u"Update every %1 minutes"_s.arg(minutes));
            QCOMPARE(item.everyMinutes, std::optional(minutes));
            QCOMPARE(item.role, u"communications"_s);
        }
        QVERIFY(!ids(shippedChecklist(4)).contains(u"keep-updates-coming"_s));
        const ChecklistApplied major = shippedChecklist(1);
        QCOMPARE(itemOf(major, u"first-public-update"_s).dueMinutes, std::optional(5));
        QCOMPARE(itemOf(major, u"call-out-the-time"_s).everyMinutes, std::optional(10));
        QCOMPARE(itemOf(major, u"call-out-the-time"_s).role, u"deputy"_s);
        QCOMPARE(itemOf(major, u"confirm-blast-radius"_s).role, u"operations"_s);
        QCOMPARE(itemOf(major, u"declare-and-set-severity"_s).role, u"commander"_s);
    }

    void termsCountFromWhatTheFileSays()
    {
        const ChecklistApplied list = wholeChecklist(
            listOf("- One\n  due: 1m\n- Two\n  due: 2m after declare\n- Three\n"
                   "  due: 3m after monitoring\n- Four\n  due: 4m after previous\n  note: Why\n"),
            1);
        QCOMPARE(list.items.at(0).dueFrom, DueFrom::Applied);
        QCOMPARE(list.items.at(1).dueFrom, DueFrom::Declared);
        QCOMPARE(list.items.at(2).dueFrom, DueFrom::Phase);
        QCOMPARE(list.items.at(2).dueAfter, u"monitoring"_s);
        QCOMPARE(list.items.at(3).dueFrom, DueFrom::Item);
        QCOMPARE(list.items.at(3).dueAfter, u"three"_s);
        QCOMPARE(list.items.at(3).dueMinutes, std::optional(4));
        QCOMPARE(list.items.at(3).note, u"Why"_s);
    }

    void aHigherSeverityAddsWhatIsMissing()
    {
        Incident incident;
        const auto tell = [&](const EventBody &body, qint64 clock) {
            const Event event =
                Event::make(IncidentId::make(), body, u"commander"_s, Instant{clock});
            applyTo(incident, event);
        };
        tell(shippedChecklist(3), 1);
        tell(shippedChecklist(1), 2);
        QStringList expected = ids(shippedChecklist(3));
        for (const QString &id : ids(shippedChecklist(1))) {
            if (!expected.contains(id))
                expected.append(id);
        }
        QCOMPARE(incident.checklist.size(), expected.size());
    }

    void aTeamsItemsTakeTheirPlace()
    {
        QList<ChecklistTemplate> lists = ChecklistLibrary::shipped().lists();
        lists.append(
            listOf("severity: 1\nkind: incident\n- Call the bank\n  order: 15\n- Then look\n"
                   "- Never\n  severity: none\n- At practice\n  kind: drill\n"));
        const QStringList real = ids(composedChecklist(lists, 1, IncidentKind::Incident));
        QCOMPARE(
            real.first(3),
            (QStringList{u"declare-and-set-severity"_s, u"call-the-bank"_s, u"name-the-roles"_s}));
        QCOMPARE(real.last(), u"then-look"_s);
        const QStringList drill = ids(composedChecklist(lists, 1, IncidentKind::Drill));
        QVERIFY(!drill.contains(u"call-the-bank"_s));
        QCOMPARE(drill.last(), u"at-practice"_s);
        QCOMPARE(
            ids(composedChecklist(lists, 2, IncidentKind::Incident)), ids(shippedChecklist(2)));
    }

    void ofTwoItemsWithOneIdTheFirstIsTaken()
    {
        const QList<ChecklistTemplate> lists{
            listOf("- One\n  id: same\n  severity: 1\n"),
            listOf("- Other\n  id: same\n  severity: 1\n  order: 1\n")};
        const ChecklistApplied list = composedChecklist(lists, 1, IncidentKind::Incident);
        QCOMPARE(list.items.size(), 1);
        QCOMPARE(list.items.first().text, u"Other"_s);
    }

    void aWholeListHasAllItsItems()
    {
        const auto deputy = ChecklistLibrary::shipped().named(u"deputy"_s);
        const ChecklistApplied list = wholeChecklist(*deputy, 1);
        QCOMPARE(list.checklist, u"Deputy"_s);
        QCOMPARE(list.items.size(), deputy->steps.size());
        const auto customers = ChecklistLibrary::shipped().named(u"communications"_s);
        QCOMPARE(wholeChecklist(*customers, 5).items.size(), customers->steps.size() - 1);
    }
};

QTEST_GUILESS_MAIN(TestComposition)
#include "composition.moc"
