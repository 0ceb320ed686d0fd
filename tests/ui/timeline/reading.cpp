// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archivefixture.h"

#include "composer/composer.h"
#include "composer/composerinput.h"
#include "composer/questionbar.h"
#include "items/entrytags.h"
#include "timeline/filterrow.h"
#include "timeline/marksbar.h"
#include "timeline/searchbar.h"
#include "timeline/timelinepage.h"
#include "timeline/timelineview.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

Moment at(const QString &iso) { return Moment::exactly(*instantFromIso(iso)); }

} // namespace

/// A person who looks for something in a long timeline.
class ReadingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_archive = std::make_unique<ArchiveFixture>();
        m_incident = m_archive->declare(u"API offline"_s);
        log(
            {.kind = EntryKind::Observation,
             .text = u"probes red #probes"_s,
             .at = at(u"2024-10-01T08:00:00Z"_s),
             .author = u"ops"_s});
        log(
            {.kind = EntryKind::Decision,
             .text = u"restore the file"_s,
             .at = at(u"2024-10-01T12:00:00Z"_s)});
        log(
            {.kind = EntryKind::Update,
             .text = u"looking into it"_s,
             .at = at(u"2024-10-02T09:00:00Z"_s),
             .audience = Audience::Public});
        log({.text = u"Probes green"_s, .at = at(u"2024-10-03T10:00:00Z"_s), .author = u"ops"_s});
        m_page = std::make_unique<TimelinePage>();
        m_page->resize(860, 500);
        m_page->setIncident(m_incident.get(), m_archive->journal.get());
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
        m_view = m_page->view();
    }

    void cleanup()
    {
        m_page.reset();
        m_incident.reset();
        m_archive.reset();
    }

    void aSearchCountsAndGoesRound()
    {
        act(u"findInTimeline"_s);
        auto *field = find<QLineEdit>(u"searchField"_s);
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, u"probes"_s);
        QTRY_COMPARE(find<QLabel>(u"searchCount"_s)->text(), count(2, 2));
        QCOMPARE(currentText(), u"Probes green"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(currentText(), u"probes red #probes"_s);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(currentText(), u"Probes green"_s);
        act(u"findPrevious"_s);
        QCOMPARE(currentText(), u"probes red #probes"_s);
        log({.text = u"probes again"_s});
        QTRY_COMPARE(find<QLabel>(u"searchCount"_s)->text(), count(1, 3));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!field->isVisible());
        QVERIFY(m_page->findChild<ComposerInput *>()->hasFocus());
    }

    void aSearchSaysThatThereIsNothing()
    {
        act(u"findInTimeline"_s);
        QTest::keyClicks(find<QLineEdit>(u"searchField"_s), u"nowhere"_s);
        QTRY_COMPARE(find<QLabel>(u"searchCount"_s)->text(), u"nothing found"_s);
    }

    void aHitFurtherDownInALongTextIsShown()
    {
        QString text;
        for (int line = 0; line < 200; ++line)
            text += u"line %1\n"_s.arg(line);
        const EntryId entry = log({.text = text + u"needle"_s});
        act(u"findInTimeline"_s);
        QTest::keyClicks(find<QLineEdit>(u"searchField"_s), u"needle"_s);
        QTRY_VERIFY(m_view->contextOf(m_view->model()->rowOf(entry)).whole);
    }

    void lettersOfTheTimelineSearchOnceItHasTheKeyboard()
    {
        m_view->setFocus(Qt::TabFocusReason);
        QTest::keyClick(m_view, u'/');
        auto *field = find<QLineEdit>(u"searchField"_s);
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, u"ops"_s);
        QTRY_COMPARE(currentText(), u"Probes green"_s);
        m_view->setFocus(Qt::TabFocusReason);
        QTest::keyClick(m_view, u'N', Qt::ShiftModifier);
        QCOMPARE(currentText(), u"probes red #probes"_s);
        QTest::keyClick(m_view, u'G', Qt::ShiftModifier);
        QCOMPARE(m_view->currentRow(), m_view->model()->rows() - 1);
        QTest::keyClick(m_view, Qt::Key_G);
        QCOMPARE(m_view->currentRow(), 0);
    }

    void filtersCombineAndOneKeyClearsThem()
    {
        const int all = m_view->model()->rows();
        act(u"filterTimeline"_s);
        choose(u"authorFilter"_s, u"ops"_s);
        QCOMPARE(m_view->model()->rows(), 2);
        choose(u"tagFilter"_s, u"#probes"_s);
        QCOMPARE(m_view->model()->rows(), 1);
        QVERIFY(find<QLabel>(u"shownCount"_s)->isVisible());
        m_incident->giveRole(u"operations"_s, u"ops"_s);
        choose(u"tagFilter"_s, u"#probes"_s);
        choose(u"authorFilter"_s, u"ops · Operations"_s);
        choose(u"roleFilter"_s, u"Operations"_s);
        QCOMPARE(m_view->model()->rows(), 2);
        act(u"showAllEntries"_s);
        QCOMPARE(m_view->model()->rows(), all + 1);
        QVERIFY(!find<FilterRow>(u"filterRow"_s)->isVisible());
    }

    void whatTheFilterHidesIsNotLoggedUnseen()
    {
        m_view->model()->setFilter({.kinds = {EntryKind::Decision}});
        auto *input = m_page->findChild<ComposerInput *>();
        QTest::keyClicks(input, u"all green"_s);
        QTest::keyClick(input, Qt::Key_Return);
        auto *question = find<QuestionBar>(u"timelineQuestion"_s);
        QVERIFY(question->isVisible());
        QTest::mouseClick(question->findChild<QAbstractButton *>(u"choice1"_s), Qt::LeftButton);
        QVERIFY(!m_view->model()->isFiltered());
        QCOMPARE(currentText(), u"all green"_s);
    }

    void aTimeLeadsToTheNearestEntry()
    {
        act(u"jumpToTime"_s);
        auto *field = find<QLineEdit>(u"jumpField"_s);
        QTest::keyClicks(field, u"2024-10-01 12:30"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(currentText(), u"restore the file"_s);
        act(u"jumpToTime"_s);
        field->setText(u"no time"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(field->isVisible());
        QVERIFY(!find<QLabel>(u"jumpAnswer"_s)->text().isEmpty());
    }

    void keysLeadFromDayToDayAndFromMilestoneToMilestone()
    {
        m_incident->setMilestone(MilestoneName::Detected, at(u"2024-10-01T08:30:00Z"_s));
        m_incident->setMilestone(MilestoneName::Mitigated, at(u"2024-10-02T08:00:00Z"_s));
        act(u"firstEntry"_s);
        act(u"nextDay"_s);
        QCOMPARE(current().milestone, MilestoneName::Mitigated);
        act(u"nextDay"_s);
        QCOMPARE(currentText(), u"Probes green"_s);
        act(u"previousDay"_s);
        QCOMPARE(current().milestone, MilestoneName::Mitigated);
        act(u"previousMilestone"_s);
        QCOMPARE(current().milestone, MilestoneName::Detected);
        act(u"nextMilestone"_s);
        QCOMPARE(current().milestone, MilestoneName::Mitigated);
    }

    void theScrollBarMarksWhatMattersAndLeadsThere()
    {
        for (int i = 0; i < 100; ++i)
            log({.text = u"step %1"_s.arg(i)});
        auto *bar = find<MarksBar>(u"marksBar"_s);
        QTRY_VERIFY(bar->isVisible());
        const int decision = rowOf(u"restore the file"_s);
        QTRY_VERIFY(bar->markedRows().contains(decision));
        QVERIFY(!bar->markedRows().contains(rowOf(u"step 50"_s)));
        QTest::mouseClick(bar, Qt::LeftButton, {}, QPoint(4, 2));
        QVERIFY(bar->markedRows().contains(m_view->currentRow()));
    }

    void aTagIsAWordBehindItsSign()
    {
        QCOMPARE(
            tagsIn(u"#one and #Two-b, no#three #4 ##five # six #one"),
            QStringList({u"one"_s, u"two-b"_s}));
        QVERIFY(hasTag(u"see #Config.", u"config"));
        QVERIFY(!hasTag(u"see #configuration", u"config"));
    }

private:
    EntryId log(const EntryDraft &draft) { return m_incident->log(draft); }
    template <typename T>
    T *find(const QString &name) const
    {
        T *found = m_page->findChild<T *>(name);
        if (!found)
            qFatal("there is no %s", qPrintable(name));
        return found;
    }
    void act(const QString &name) { find<QAction>(name)->trigger(); }
    void choose(const QString &chip, const QString &text)
    {
        auto *menu = find<QMenu>(chip + u"Menu"_s);
        Q_EMIT menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (action->text() == text)
                return action->trigger();
        }
        QFAIL("no such choice");
    }
    static QString count(int hit, int all)
    {
        const QLocale locale;
        return u"%1 of %2"_s.arg(locale.toString(hit), locale.toString(all));
    }
    Entry current() const { return *m_view->model()->entry(m_view->currentRow()); }
    QString currentText() const
    {
        const auto entry = m_view->model()->entry(m_view->currentRow());
        return entry ? entry->text : QString();
    }
    int rowOf(const QString &text) const
    {
        for (int row = 0; row < m_view->model()->rows(); ++row) {
            if (m_view->model()->entry(row)->text == text)
                return row;
        }
        return -1;
    }

    std::unique_ptr<ArchiveFixture> m_archive;
    std::unique_ptr<OpenIncident> m_incident;
    std::unique_ptr<TimelinePage> m_page;
    TimelineView *m_view = nullptr;
};

QTEST_MAIN(ReadingTest)
#include "reading.moc"
