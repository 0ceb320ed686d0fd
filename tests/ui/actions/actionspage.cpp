// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/actionspage.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Bridgelog;

class ActionsPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<ActionsPage>();
        m_page->setToday(QDate(2026, 3, 10));
        m_incident = IncidentId::make();
        QList<ListedAction> actions;
        for (const auto &[text, due] :
             {std::pair{u"Renew | by machine"_s, u"2026-03-01"_s},
              {u"Write it down"_s, u"2026-04-01"_s}})
            actions.append(
                {.item = {.id = ActionId::make(), .text = text, .due = due},
                 .incident = m_incident,
                 .title = u"Certificate ran out"_s,
                 .severity = 1});
        m_page->setActions(actions);
        m_page->resize(900, 500);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        list()->setFocus();
    }

    void whatIsOpenAndOverdueIsCounted()
    {
        QCOMPARE(m_page->findChild<QLabel *>(u"actionCount"_s)->text(), u"1 overdue · 2 open"_s);
    }

    void aKeyMakesTheCurrentOneDone()
    {
        QSignalSpy asked(m_page.get(), &ActionsPage::changeAsked);
        QTest::keyClick(list(), Qt::Key_Space);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(0).value<IncidentId>(), m_incident);
        const auto body = asked.first().at(1).value<EventBody>();
        const auto *closed = std::get_if<ActionClosed>(&body);
        QVERIFY(closed);
        QCOMPARE(closed->state, ActionState::Done);
        QCOMPARE(closed->action, m_page->model().action(0).item.id);
    }

    void anImpossibleDayIsRefusedInPlace()
    {
        QSignalSpy asked(m_page.get(), &ActionsPage::changeAsked);
        m_page->findChild<QAction *>(u"actionDue"_s)->trigger();
        auto *field = m_page->findChild<QWidget *>(u"actionQuestion"_s)->findChild<QLineEdit *>();
        field->setText(u"2026-02-30"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(asked.size(), 0);
        QVERIFY(field->isVisible());
        field->setText(u"2026-02-28"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        const auto body = asked.first().at(1).value<EventBody>();
        QCOMPARE(std::get<ActionRevised>(body).due, u"2026-02-28"_s);
        QVERIFY(!field->isVisible());
    }

    void enterOpensItsIncident()
    {
        QSignalSpy asked(m_page.get(), &ActionsPage::incidentAsked);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
    }

    void theCopiedTableKeepsItsCells()
    {
        m_page->findChild<QAction *>(u"copyActions"_s)->trigger();
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.contains(u"Renew \\| by machine"_s), qPrintable(text));
        QCOMPARE(text.trimmed().count(u'\n'), 3); // its head, the line under it, two rows
    }

    void theListedOnesAreSavedAsTableAndCalendar()
    {
        QSignalSpy asked(m_page.get(), &ActionsPage::savingAsked);
        m_page->findChild<QLineEdit *>(u"actionSearch"_s)->setText(u"write"_s);
        QTest::keyClick(list(), Qt::Key_S);
        QTest::keyClick(list(), Qt::Key_K);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked.at(0).at(0).toString(), u"action-items.csv"_s);
        const QByteArray csv = asked.at(0).at(1).toByteArray();
        QVERIFY(csv.contains("Certificate ran out,"));
        QVERIFY(csv.contains(",Write it down,") && !csv.contains("Renew"));
        QCOMPARE(asked.at(1).at(0).toString(), u"action-items.ics"_s);
        const QByteArray calendar = asked.at(1).at(1).toByteArray();
        QCOMPARE(calendar.count("BEGIN:VTODO"), 1);
        QVERIFY(calendar.contains("DUE;VALUE=DATE:20260401\r\n"));
        m_page->findChild<QLineEdit *>(u"actionSearch"_s)->setText(u"nothing like it"_s);
        QVERIFY(!m_page->findChild<QAction *>(u"saveActionsTable"_s)->isEnabled());
    }

    void whoeverLooksAtOneGoesOnLookingAtIt()
    {
        list()->setCurrentIndex(m_page->model().index(1));
        QList<ListedAction> actions = m_page->model().actions();
        actions[0].item.due = u"2026-06-01"_s; // goes behind the other
        m_page->setActions(actions);
        QCOMPARE(list()->currentIndex().row(), 0);
        QCOMPARE(list()->currentIndex().data().toString(), u"Write it down"_s);
    }

private:
    QListView *list() const { return m_page->findChild<QListView *>(u"actionList"_s); }

    std::unique_ptr<ActionsPage> m_page;
    IncidentId m_incident;
};

QTEST_MAIN(ActionsPageTest)
#include "actionspage.moc"
