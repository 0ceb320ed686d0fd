// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archivefixture.h"

#include "timeline/hypothesisrow.h"
#include "timeline/timelinepage.h"
#include "timeline/timelineview.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// What a person does to entries from the timeline, one or many, and takes back.
class EntryVerbsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_archive = std::make_unique<ArchiveFixture>();
        m_incident = m_archive->declare(u"API offline"_s);
        m_first = m_incident->log({.text = u"one\n\nsecond part"_s});
        m_second = m_incident->log({.text = u"two"_s});
        m_page = std::make_unique<TimelinePage>();
        m_page->resize(860, 760); // high enough for the hypotheses
        m_page->setIncident(m_incident.get(), m_archive->journal.get());
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
        m_view = m_page->view();
        m_view->setFocus(Qt::TabFocusReason);
        m_view->setCurrent(m_first);
    }

    void cleanup()
    {
        m_page.reset();
        m_incident.reset();
        m_archive.reset();
    }

    void theStripFoldsInALowWindow()
    {
        m_incident->log({.kind = EntryKind::Hypothesis, .text = u"The pool is small"_s});
        const auto rows = [this] { return m_page->findChildren<HypothesisRow *>().size(); };
        QTRY_COMPARE(rows(), 1);
        m_page->resize(860, 690);
        QTRY_COMPARE(rows(), 0);
        auto *heading = m_page->findChild<QAbstractButton *>(u"hypothesisHeading"_s);
        QVERIFY(heading->isVisible());
        heading->click();
        QTRY_COMPARE(rows(), 1);
        m_page->resize(860, 680); // chosen once, it stays
        m_page->resize(860, 760);
        QTRY_COMPARE(rows(), 1);
    }

    void oneCodeBlockIsCopiedAlone()
    {
        const QString text =
            u"before\n```\nfirst = 1\n```\nbetween\n```sh\nsecond 2\nthird 3\n```"_s;
        m_incident->revise(m_first, text);
        m_view->setCurrent(m_first);
        const auto copied = [this] {
            QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);
            return QGuiApplication::clipboard()->text();
        };
        QVERIFY(copied().contains(u"between"_s));
        QTest::keyClick(m_view, Qt::Key_C);
        QCOMPARE(copied(), u"first = 1"_s);
        QTest::keyClick(m_view, Qt::Key_C);
        QCOMPARE(copied(), u"second 2\nthird 3"_s);
        QTest::keyClick(m_view, Qt::Key_C);
        QCOMPARE(copied(), u"first = 1"_s);
        m_view->setCurrent(m_second);
        QVERIFY(copied().contains(u"two"_s));
        // With the mouse: a click into the block.
        const QRect row = m_view->rowRect(m_view->model()->rowOf(m_first));
        QTest::mouseClick(
            m_view->viewport(), Qt::LeftButton, {}, {row.left() + 200, row.bottom() - 30});
        QCOMPARE(copied(), u"second 2\nthird 3"_s);
    }

    void strikesWithAReason()
    {
        QTest::keyClick(m_view, u'X', Qt::ShiftModifier);
        answer(u"wrong host"_s);
        QVERIFY(entry(m_first).struck);
        QCOMPARE(entry(m_first).struckReason, u"wrong host"_s);
        QVERIFY(m_page->isAncestorOf(QApplication::focusWidget()));
        m_incident->undo();
        QVERIFY(!entry(m_first).struck);
    }

    void changesManyAtOnceInOneStep()
    {
        selectBoth();
        act(u"setKind_action"_s);
        QCOMPARE(entry(m_first).kind, EntryKind::Action);
        QCOMPARE(entry(m_second).kind, EntryKind::Action);
        m_incident->undo();
        QCOMPARE(entry(m_first).kind, EntryKind::Note);
        QCOMPARE(entry(m_second).kind, EntryKind::Note);
        selectBoth();
        act(u"setAudience_public"_s);
        QCOMPARE(entry(m_second).audience, Audience::Public);
        m_incident->undo();
        QCOMPARE(entry(m_first).audience, Audience::Internal);
    }

    void tagsWhatIsSelectedAndRefusesWhatIsNoTag()
    {
        selectBoth();
        act(u"tagEntries"_s);
        answer(u"two words"_s);
        QVERIFY(m_page->findChild<QLabel *>(u"entryFormRefusal"_s)->isVisible());
        field()->clear();
        answer(u"config"_s);
        QVERIFY(entry(m_first).text.endsWith(u"#config"_s));
        QVERIFY(entry(m_second).text.endsWith(u"#config"_s));
    }

    void shiftsInTimeByASpan()
    {
        const Instant before = *entry(m_first).at.at;
        selectBoth();
        act(u"shiftEntries"_s);
        answer(u"-1h30m"_s);
        QCOMPARE(entry(m_first).at.at->us, before.us - 90 * Instant::minute);
        m_incident->undo();
        QCOMPARE(entry(m_first).at.at->us, before.us);
    }

    void insertsBetweenTwo()
    {
        act(u"insertEntry"_s);
        answer(u"in between"_s);
        const int row = m_view->model()->rowOf(m_first);
        QCOMPARE(m_view->model()->entry(row + 1)->text, u"in between"_s);
        QVERIFY(!m_view->model()->entry(row + 1)->at.at);
    }

    void splitsJoinsAndDuplicates()
    {
        const int rows = m_view->model()->rows();
        act(u"splitEntry"_s);
        QCOMPARE(m_view->model()->rows(), rows + 1);
        QCOMPARE(entry(m_first).text, u"one"_s);
        m_incident->undo();
        m_view->setCurrent(m_first);
        act(u"duplicateEntry"_s);
        QCOMPARE(m_view->model()->entry(m_view->currentRow())->text, u"one\n\nsecond part"_s);
        m_incident->undo();
        selectBoth();
        act(u"joinEntries"_s);
        QVERIFY(entry(m_first).text.contains(u"two"_s) || entry(m_second).text.contains(u"one"_s));
    }

    void hypothesesStandInAStripOfTheirOwn()
    {
        auto *strip = m_page->findChild<QWidget *>(u"hypothesisStrip"_s);
        QVERIFY(!strip->isVisible());
        const EntryId guess =
            m_incident->log({.kind = EntryKind::Hypothesis, .text = u"stale DNS"_s});
        QTRY_VERIFY(strip->isVisible());
        auto *row = strip->findChild<HypothesisRow *>();
        QTest::mouseClick(row, Qt::LeftButton);
        QCOMPARE(m_view->currentRow(), m_view->model()->rowOf(guess));
        act(u"assignHypothesis"_s);
        answer(u"network"_s);
        QCOMPARE(entry(guess).assignee, u"network"_s);
        act(u"judge_ruled_out"_s);
        QCOMPARE(entry(guess).hypothesis, HypothesisState::RuledOut);
        QTRY_VERIFY(
            strip->findChild<HypothesisRow *>()
            && strip->findChild<HypothesisRow *>()->accessibleName().contains(u"network"_s));
        m_incident->strike(guess);
        QTRY_VERIFY(!strip->isVisible());
    }

    void theFilterLeavesTheStripAlone()
    {
        auto *strip = m_page->findChild<QWidget *>(u"hypothesisStrip"_s);
        const EntryId guess =
            m_incident->log({.kind = EntryKind::Hypothesis, .text = u"stale DNS"_s});
        QTRY_VERIFY(strip->isVisible());
        m_view->model()->setFilter({.kinds = {EntryKind::Decision}});
        m_incident->assign({guess}, u"network"_s);
        QTRY_VERIFY(
            strip->findChild<HypothesisRow *>()
            && strip->findChild<HypothesisRow *>()->accessibleName().contains(u"network"_s));
        QVERIFY(strip->isVisible());
        QTest::mouseClick(strip->findChild<HypothesisRow *>(), Qt::LeftButton);
        QVERIFY(!m_view->model()->isFiltered());
        QCOMPARE(m_view->currentRow(), m_view->model()->rowOf(guess));
    }

private:
    Entry entry(const EntryId &id) const { return *m_incident->incident().timeline.find(id); }
    QLineEdit *field() const { return m_page->findChild<QLineEdit *>(u"entryFormField"_s); }
    void answer(const QString &text)
    {
        QVERIFY(field()->isVisible());
        QTest::keyClicks(field(), text);
        QTest::keyClick(field(), Qt::Key_Return);
    }
    void act(const QString &name) { m_page->findChild<QAction *>(name)->trigger(); }
    void selectBoth()
    {
        m_view->setFocus(Qt::TabFocusReason);
        m_view->setCurrent(m_first);
        QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_view->selected().size(), 2);
    }

    std::unique_ptr<ArchiveFixture> m_archive;
    std::unique_ptr<OpenIncident> m_incident;
    std::unique_ptr<TimelinePage> m_page;
    TimelineView *m_view = nullptr;
    EntryId m_first;
    EntryId m_second;
};

QTEST_MAIN(EntryVerbsTest)
#include "entryverbs.moc"
