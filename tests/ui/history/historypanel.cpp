// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archivefixture.h"

#include "history/differencetext.h"
#include "history/historypanel.h"
#include "timeline/timelinepage.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QListView>
#include <QSignalBlocker>
#include <QThreadPool>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// What an entry has been, and what became different between any two of its versions.
class HistoryPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_archive = std::make_unique<ArchiveFixture>();
        m_incident = m_archive->declare(u"API offline"_s);
        m_entry = m_incident->log({.text = u"restart the wrong node"_s});
        m_page = std::make_unique<TimelinePage>();
        m_page->resize(860, 700);
        m_page->setIncident(m_incident.get(), m_archive->journal.get());
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
        m_panel = m_page->findChild<HistoryPanel *>(u"historyPanel"_s);
        new QAbstractItemModelTester(
            list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_panel);
        m_page->view()->setFocus(Qt::TabFocusReason);
        m_page->view()->setCurrent(m_entry);
    }

    void cleanup()
    {
        m_page.reset();
        m_incident.reset();
        m_archive.reset();
    }

    void hOpensItAndEscapeLeadsBack()
    {
        QVERIFY(!m_panel->isVisible());
        QTest::keyClick(m_page->view(), Qt::Key_H);
        QVERIFY(m_panel->isVisible());
        QVERIFY(list()->hasFocus());
        QTest::keyClick(list(), Qt::Key_Escape);
        QVERIFY(!m_panel->isVisible());
        QVERIFY(m_page->view()->hasFocus());
        QVERIFY(m_page->view()->takesLetters());
    }

    void theLastChangeIsShownByWords()
    {
        m_incident->revise(m_entry, u"restart the right node"_s);
        open(2);
        QTRY_COMPARE(
            lines(), (QStringList{u" restart the "_s, u"-wrong"_s, u"+right"_s, u"  node"_s}));
        QVERIFY(caption().contains(u"removed is struck through"_s));
    }

    void anyTwoVersionsAreCompared()
    {
        m_incident->revise(m_entry, u"restart the right node"_s);
        m_incident->revise(m_entry, u"restart both"_s);
        m_incident->setKind({m_entry}, EntryKind::Decision);
        open(4);
        QTRY_VERIFY(caption().startsWith(u"The text is the same"_s));
        list()->setCurrentIndex(model().index(0));
        QTRY_COMPARE(lines(), QStringList{u" restart the wrong node"_s});
        QTest::keyClick(list(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(list(), Qt::Key_Down, Qt::ShiftModifier);
        QTRY_COMPARE(lines(), (QStringList{u" restart "_s, u"-the wrong node"_s, u"+both"_s}));
    }

    void itFollowsWhatIsDoneMeanwhile()
    {
        open(1);
        m_incident->revise(m_entry, u"restart both"_s);
        QTRY_COMPARE(model().rowCount(), 2);
        QCOMPARE(list()->currentIndex().row(), 1);
        m_incident->undo();
        QTRY_COMPARE(model().rowCount(), 3);
        QCOMPARE(model().index(2).data().toString(), u"undone: text"_s);
        m_incident->log({.text = u"another line"_s});
        m_incident->strike(m_entry, u"mistaken"_s);
        QTRY_COMPARE(model().rowCount(), 4);
        QCOMPARE(model().index(3).data().toString(), u"struck: mistaken"_s);
    }

    void whatIsWrittenWhileItIsReadIsSeen()
    {
        Journal &journal = *m_archive->journal;
        QVERIFY(journal.flush());
        QTest::keyClick(m_page->view(), Qt::Key_H);
        QVERIFY(QThreadPool::globalInstance()->waitForDone()); // read, and not yet told
        m_incident->revise(m_entry, u"restart both"_s);
        QVERIFY(journal.flush());
        Q_EMIT journal.grown(3); // told before what was read
        const QSignalBlocker onlyOnce(journal);
        QTRY_COMPARE(model().rowCount(), 2);
    }

    void aBreakThatWentIsSeenAndMarkupIsText()
    {
        m_incident->revise(m_entry, u"<b>one</b>\ntwo"_s);
        m_incident->revise(m_entry, u"<b>one</b> two"_s);
        open(3);
        QTRY_VERIFY(lines().contains(u" <b>one</b>"_s));
        QVERIFY(lines().contains(u"-\n"_s));
    }

    void whatIsLongAndTheSameIsLeftOut()
    {
        const QString much = QString(u"all the same "_s).repeated(5000);
        m_incident->revise(m_entry, much + u"before"_s);
        m_incident->revise(m_entry, much + u"behind"_s);
        open(3);
        QTRY_VERIFY(lines().contains(u"-before"_s));
        QVERIFY(lines().join(QString()).size() < 2000);
    }

    void anotherIncidentClosesIt()
    {
        open(1);
        const auto other = m_archive->declare(u"Another"_s);
        m_page->setIncident(other.get(), m_archive->journal.get());
        QVERIFY(!m_panel->isVisible());
        m_page->setIncident(m_incident.get(), m_archive->journal.get());
    }

private:
    void open(int versions)
    {
        QVERIFY(m_archive->journal->flush());
        QTest::keyClick(m_page->view(), Qt::Key_H);
        QTRY_COMPARE(model().rowCount(), versions);
    }
    const VersionModel &model() const { return m_panel->model(); }
    QListView *list() const { return m_page->findChild<QListView *>(u"versionList"_s); }
    QString caption() const { return m_page->findChild<QLabel *>(u"historyCaption"_s)->text(); }
    QStringList lines() const
    {
        return m_page->findChild<DifferenceText *>(u"differenceText"_s)->lines();
    }

    std::unique_ptr<ArchiveFixture> m_archive;
    std::unique_ptr<OpenIncident> m_incident;
    std::unique_ptr<TimelinePage> m_page;
    HistoryPanel *m_panel = nullptr;
    EntryId m_entry;
};

QTEST_MAIN(HistoryPanelTest)
#include "historypanel.moc"
