// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/style.h"
#include "composer/composer.h"
#include "shell/incidenttabs.h"
#include "shell/mainwindow.h"
#include "shell/opentabs.h"
#include "shell/windowactions.h"
#include "shell/workarea.h"
#include "timeline/timelinepage.h"
#include "timeline/timelineview.h"
#include "ui/archivefixture.h"

#include <QAction>
#include <QApplication>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSettings>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// Several incidents in one window.
class TabsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void init();
    void cleanup();
    void oneIncidentHasNoTabs();
    void whatIsUnderWayKeepsItsTab();
    void whatIsOverGivesItsTabToTheNext();
    void keysGoFromTabToTab();
    void aTabHasItsDraftPlaceAndSelectionBack();
    void closingATabShowsItsNeighbourAndThenTheWindow();
    void theMiddleButtonClosesAndDraggingMoves();
    void theTabsComeBackAfterARestart();
    void aNewIncidentUnderWayIsShownBesideTheOldTabs();
    void whatTheBackgroundCannotHoldIsReadAgain();
    void aTabIsCalledAsItsIncident();

private:
    IncidentTabs *strip() { return m_window->findChild<IncidentTabs *>(u"openIncidents"_s); }
    QStringList titles();
    QString shown() { return m_window->incident()->incident().title; }
    void open();
    IncidentId make(const QString &title, Phase phase = Phase::Triage, int entries = 3);

    std::unique_ptr<ArchiveFixture> m_archive;
    FileChooser m_chooser;
    std::unique_ptr<MainWindow> m_window;
    IncidentId m_mail;
    IncidentId m_orders;
};

IncidentId TabsTest::make(const QString &title, Phase phase, int entries)
{
    const auto incident = m_archive->declare(title);
    for (int i = 0; i < entries; ++i)
        incident->log({.text = u"%1, entry %2"_s.arg(title).arg(i)});
    if (phase != Phase::Triage)
        incident->setPhase(phase);
    if (!m_archive->journal->flush())
        qFatal("not written");
    return incident->id();
}

void TabsTest::open()
{
    m_window = std::make_unique<MainWindow>(*m_archive->journal, u"commander"_s, m_chooser);
    m_window->resize(1400, 900);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TabsTest::init()
{
    QSettings(u"bridgelog"_s, u"bridgelog"_s).clear();
    m_archive = std::make_unique<ArchiveFixture>();
    m_orders = make(u"Orders fail"_s, Phase::Triage, 200);
    m_mail = make(u"Mail is late"_s);
    open();
    m_window->start(m_orders);
}

void TabsTest::cleanup()
{
    m_window.reset();
    m_archive.reset();
}

QStringList TabsTest::titles()
{
    QStringList titles;
    for (int i = 0; i < strip()->count(); ++i)
        titles.append(strip()->tabText(i));
    return titles;
}

void TabsTest::oneIncidentHasNoTabs()
{
    QCOMPARE(shown(), u"Orders fail"_s);
    QVERIFY(!strip()->isVisible());
}

void TabsTest::whatIsUnderWayKeepsItsTab()
{
    m_window->openIncident(m_mail);
    QVERIFY(strip()->isVisible());
    QCOMPARE(titles(), QStringList({u"Orders fail"_s, u"Mail is late"_s}));
    QCOMPARE(strip()->currentIndex(), 1);
    m_window->openIncident(m_orders);
    QCOMPARE(strip()->currentIndex(), 0);
    QCOMPARE(strip()->count(), 2);
}

void TabsTest::whatIsOverGivesItsTabToTheNext()
{
    const IncidentId first = make(u"First of old"_s, Phase::Resolved);
    const IncidentId second = make(u"Second of old"_s, Phase::Resolved);
    m_window->openIncident(first);
    m_window->openIncident(second);
    QCOMPARE(titles(), QStringList({u"Orders fail"_s, u"Second of old"_s}));
    Q_EMIT strip()->kept(1);
    m_window->openIncident(first);
    QCOMPARE(titles(), QStringList({u"Orders fail"_s, u"Second of old"_s, u"First of old"_s}));
}

void TabsTest::keysGoFromTabToTab()
{
    m_window->openIncident(m_mail);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(shown(), u"Orders fail"_s);
    QTest::keyClick(
        QApplication::focusWidget(), Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(shown(), u"Mail is late"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(shown(), u"Orders fail"_s);
    QVERIFY(!m_window->actions()->tabs.at(2)->isEnabled());
}

void TabsTest::aTabHasItsDraftPlaceAndSelectionBack()
{
    TimelinePage *page = m_window->workArea()->timeline();
    TimelineView *view = page->view();
    page->composer()->setText(u"half typed about orders"_s);
    const EntryId chosen = view->model()->entry(50)->id;
    view->setCurrent(chosen);
    view->reveal(50);
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->value() + 7);
    const int y = view->rowRect(50).top();
    QVERIFY(!view->isAtEnd());

    m_window->openIncident(m_mail);
    QVERIFY(view->isAtEnd());
    QVERIFY(view->selected().isEmpty());
    QCOMPARE(page->composer()->text(), QString());
    page->composer()->setText(u"and about mail"_s);

    m_window->openIncident(m_orders);
    QCOMPARE(page->composer()->text(), u"half typed about orders"_s);
    QCOMPARE(view->selected(), QList{chosen});
    QCOMPARE(view->rowRect(50).top(), y);
    m_window->openIncident(m_mail);
    QCOMPARE(page->composer()->text(), u"and about mail"_s);
}

void TabsTest::closingATabShowsItsNeighbourAndThenTheWindow()
{
    m_window->openIncident(m_mail);
    m_window->actions()->closeTab->trigger();
    QCOMPARE(shown(), u"Orders fail"_s);
    QVERIFY(!strip()->isVisible());
    QVERIFY(m_window->isVisible());
    m_window->actions()->closeTab->trigger();
    QVERIFY(!m_window->isVisible());
}

void TabsTest::theMiddleButtonClosesAndDraggingMoves()
{
    const IncidentId third = make(u"Search is slow"_s);
    m_window->openIncident(m_mail);
    m_window->openIncident(third);
    const auto middle = [this](int tab) { return strip()->tabRect(tab).center(); };
    QTest::mousePress(strip(), Qt::LeftButton, {}, middle(0));
    QMouseEvent drag(
        QEvent::MouseMove, middle(2) + QPoint(20, 0), strip()->mapToGlobal(middle(2)), Qt::NoButton,
        Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(strip(), &drag);
    QTest::mouseRelease(strip(), Qt::LeftButton, {}, middle(2));
    QCOMPARE(titles(), QStringList({u"Mail is late"_s, u"Search is slow"_s, u"Orders fail"_s}));
    QCOMPARE(shown(), u"Orders fail"_s); // the press chose it
    QCOMPARE(strip()->currentIndex(), 2);
    QTest::mouseClick(strip(), Qt::MiddleButton, {}, middle(1));
    QCOMPARE(titles(), QStringList({u"Mail is late"_s, u"Orders fail"_s}));
}

void TabsTest::theTabsComeBackAfterARestart()
{
    const IncidentId third = make(u"Search is slow"_s);
    m_window->openIncident(m_mail);
    m_window->openIncident(third);
    m_window->openIncident(m_mail);
    open(); // whatever became of the first window
    m_window->start();
    QCOMPARE(titles(), QStringList({u"Orders fail"_s, u"Mail is late"_s, u"Search is slow"_s}));
    QCOMPARE(shown(), u"Mail is late"_s);
    m_window->openIncident(m_orders);
    QCOMPARE(strip()->currentIndex(), 0);
}

void TabsTest::aNewIncidentUnderWayIsShownBesideTheOldTabs()
{
    const IncidentId old = make(u"Old"_s, Phase::Resolved);
    const IncidentId older = make(u"Older"_s, Phase::Resolved);
    open();
    m_window->start(old);
    Q_EMIT strip()->kept(0);
    m_window->openIncident(older);
    open();
    m_window->start();
    QCOMPARE(shown(), u"Mail is late"_s);
    QCOMPARE(strip()->count(), 3);
}

void TabsTest::whatTheBackgroundCannotHoldIsReadAgain()
{
    OpenTabs tabs(nullptr, 250);
    const auto opened = [this](const IncidentId &id) {
        return std::shared_ptr<OpenIncident>(
            std::move(*OpenIncident::open(*m_archive->journal, id, u"commander"_s)));
    };
    const IncidentId large = make(u"Large"_s, Phase::Triage, 300);
    tabs.show(opened(large));
    QTRY_VERIFY(tabs.at(0).incident->isWhole());
    tabs.show(opened(m_mail));
    QVERIFY(!tabs.at(0).incident);
    tabs.show(opened(m_orders));
    QVERIFY(tabs.at(1).incident); // a small one stays
    QCOMPARE(tabs.at(1).title, u"Mail is late"_s);
    tabs.show(opened(large));
    QVERIFY(tabs.at(0).incident);
    QCOMPARE(tabs.size(), 3);
    QCOMPARE(tabs.current(), 0);
}

void TabsTest::aTabIsCalledAsItsIncident()
{
    m_window->openIncident(m_mail);
    m_window->incident()->retitle(u"Mail & news are late"_s);
    QCOMPARE(titles().last(), u"Mail && news are late"_s);
    const auto elsewhere = OpenIncident::open(*m_archive->journal, m_orders, u"deputy"_s);
    (*elsewhere)->retitle(u"No orders at all"_s);
    QTRY_COMPARE(titles().first(), u"No orders at all"_s);
}

QTEST_MAIN(TabsTest)
#include "tabs.moc"
