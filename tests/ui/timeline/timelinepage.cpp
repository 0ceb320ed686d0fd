// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelinepage.h"

#include "timeline/timelineview.h"

#include "composer/composer.h"
#include "composer/composerbar.h"
#include "composer/composerinput.h"
#include "composer/offerlist.h"
#include "composer/questionbar.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QDesktopServices>
#include <QFile>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// Catches what would be opened in another program.
class Opener : public QObject {
    Q_OBJECT

public:
    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened << url; }
};

/// Stories of a person at the timeline: what they type, press and see.
class TimelinePageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_journal =
            std::move(*Journal::open(m_dir->filePath(u"a.bridgelog"_s), Journal::Access::Write));
        m_incident = declare(u"API offline"_s);
        m_page = std::make_unique<TimelinePage>();
        m_page->resize(860, 700);
        m_page->setIncident(m_incident.get(), m_journal.get());
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
        m_page->focusComposer();
        m_view = m_page->findChild<TimelineView *>(u"timelineView"_s);
        m_input = m_page->findChild<ComposerInput *>(u"composerInput"_s);
        QTRY_VERIFY(m_input->hasFocus());
    }

    void cleanup()
    {
        m_page.reset();
        m_incident.reset();
        m_journal.reset();
    }

    void enterLogsWhatWasTyped()
    {
        type(u"/decision @16:21 keep the old file"_s);
        QCOMPARE(m_page->composer()->kind(), EntryKind::Decision);
        enter();
        const Entry &entry = newest();
        QCOMPARE(entry.kind, EntryKind::Decision);
        QCOMPARE(entry.text, u"keep the old file"_s);
        QCOMPARE(entry.at.precision, Precision::Minute);
        QCOMPARE(entry.author, u"commander"_s);
        QCOMPARE(m_input->toPlainText(), QString());
    }

    void shiftEnterBreaksTheLine()
    {
        type(u"one"_s);
        QTest::keyClick(m_input, Qt::Key_Return, Qt::ShiftModifier);
        type(u"two"_s);
        enter();
        QCOMPARE(newest().text, u"one\ntwo"_s);
    }

    void nowIsLoggedToTheSecond()
    {
        const Instant before = Instant::now().flooredTo(Instant::second);
        type(u"it fails"_s);
        enter();
        QCOMPARE(newest().at.precision, Precision::Second);
        QVERIFY(*newest().at.at >= before && *newest().at.at <= Instant::now());
    }

    void aTodoBecomesAnActionItem()
    {
        type(u"/todo alert on this"_s);
        enter();
        QCOMPARE(incident().actions.size(), 1);
        QCOMPARE(incident().actions.first().text, u"alert on this"_s);
        QCOMPARE(incident().actions.first().entry, newest().id);
        m_incident->undo(); // one step, as it was one line
        QVERIFY(newest().struck);
        QCOMPARE(incident().actions.first().state, ActionState::Dropped);
    }

    void anUpdateIsForThePublic()
    {
        type(u"/update we are looking into it"_s);
        enter();
        QCOMPARE(newest().kind, EntryKind::Update);
        QCOMPARE(newest().audience, Audience::Public);
    }

    void kindsAreOfferedAndTaken()
    {
        type(u"/"_s);
        auto *list = m_page->window()->findChild<OfferList *>(u"offerList"_s);
        QVERIFY(list->isVisible());
        QTest::keyClick(m_input, Qt::Key_Down);
        QTest::keyClick(m_input, Qt::Key_Down);
        QTest::keyClick(m_input, Qt::Key_Return);
        QCOMPARE(m_input->toPlainText(), u"/action "_s);
        QVERIFY(!list->isVisible());
    }

    void anUnknownKindIsAskedAboutAndNothingIsLost()
    {
        const int rows = timeline().size();
        type(u"/decison keep it"_s);
        enter();
        QCOMPARE(timeline().size(), rows);
        QVERIFY(question()->isVisible());
        QVERIFY(question()->sentence().contains(u"decison"_s));
        QCOMPARE(m_input->toPlainText(), u"/decison keep it"_s);
        choose(1);
        QCOMPARE(newest().text, u"/decison keep it"_s);
        QCOMPARE(newest().kind, EntryKind::Note);
    }

    void anAmbiguousTimeIsAskedAboutAndAnswered()
    {
        const int rows = timeline().size();
        type(u"@2024-10-27 01:30 clocks went back"_s);
        enter();
        QCOMPARE(timeline().size(), rows);
        QVERIFY(question()->isVisible());
        QCOMPARE(m_input->toPlainText(), u"@2024-10-27 01:30 clocks went back"_s);
        choose(2);
        QCOMPARE(timeline().size(), rows + 1);
        QCOMPARE(isoText(*timeline().at(0).at.at), u"2024-10-27T01:30:00Z"_s);
        QCOMPARE(timeline().at(0).text, u"clocks went back"_s);
    }

    void aTimeThatCannotBeReadStopsTheEntry()
    {
        const int rows = timeline().size();
        type(u"@yesteday 22:29 it began"_s);
        enter();
        QCOMPARE(timeline().size(), rows);
        QVERIFY(question()->isVisible());
        QTest::keyClick(m_input, Qt::Key_Escape);
        QVERIFY(!question()->isVisible());
        QCOMPARE(m_input->toPlainText(), u"@yesteday 22:29 it began"_s);
    }

    void theBarTellsTheTimeThatWillBeLogged()
    {
        const auto *bar = m_page->composer()->bar();
        type(u"@2019-09-16 16:21"_s);
        QCOMPARE(bar->time(), u"16 Sep 2019 16:21 BST · 15:21Z"_s);
        m_input->clear();
        QVERIFY(bar->time().contains(u':'));
        type(u"@?"_s);
        QCOMPARE(bar->time(), u"time unknown"_s);
    }

    void aHalfTypedTextComesBack()
    {
        type(u"/action half ty"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_journal->draft(m_incident->id()), u"/action half ty"_s, 1000);
        const auto other = declare(u"Another"_s);
        m_page->setIncident(other.get(), m_journal.get());
        QCOMPARE(m_input->toPlainText(), QString());
        type(u"elsewhere"_s);
        m_page->setIncident(m_incident.get(), m_journal.get());
        QCOMPARE(m_input->toPlainText(), u"/action half ty"_s);
        m_page->setIncident(other.get(), m_journal.get());
        QCOMPARE(m_input->toPlainText(), u"elsewhere"_s);
        m_page->setIncident(nullptr, nullptr);
    }

    void aHalfEditedEntryComesBackAsOne()
    {
        type(u"first"_s);
        enter();
        const EntryId entry = newest().id;
        type(u"waits"_s);
        m_page->composer()->edit(entry);
        type(u" and more"_s);
        m_page->setIncident(nullptr, nullptr);
        m_page->setIncident(m_incident.get(), m_journal.get());
        QVERIFY(m_page->composer()->isEditing());
        QCOMPARE(m_input->toPlainText(), u"first and more"_s);
        enter();
        QCOMPARE(timeline().find(entry)->text, u"first and more"_s);
        QCOMPARE(m_input->toPlainText(), u"waits"_s);
    }

    void loggingLeavesNoDraft()
    {
        type(u"logged"_s);
        QTRY_COMPARE(m_journal->draft(m_incident->id()), u"logged"_s);
        enter();
        QTRY_COMPARE(m_journal->draft(m_incident->id()), QString());
    }

    void upInAnEmptyComposerEditsTheLastOwnEntry()
    {
        type(u"teh cause"_s);
        enter();
        const Entry before = newest();
        QTest::keyClick(m_input, Qt::Key_Up);
        QVERIFY(m_page->composer()->isEditing());
        QCOMPARE(m_input->toPlainText(), u"teh cause"_s);
        m_input->selectAll();
        type(u"the cause"_s);
        enter();
        QCOMPARE(newest().text, u"the cause"_s);
        QCOMPARE(newest().at, before.at); // to the microsecond
        QCOMPARE(newest().kind, before.kind);
        QVERIFY(!m_page->composer()->isEditing());
    }

    void editingATimeMovesTheEntryAndLeavesItsText()
    {
        type(u"it fails"_s);
        enter();
        const EntryId entry = newest().id;
        emphasise(entry);
        QTest::keyClick(m_view, Qt::Key_T);
        QVERIFY(m_input->hasFocus());
        type(u"2019-09-16 16:21"_s);
        enter();
        QCOMPARE(isoText(*timeline().find(entry)->at.at), u"2019-09-16T15:21:00Z"_s);
        QCOMPARE(timeline().find(entry)->text, u"it fails"_s);
        QCOMPARE(timeline().rowOf(entry), 0);
    }

    void escapeGivesAnEditUpAndBringsTheDraftBack()
    {
        type(u"first"_s);
        enter();
        const EntryId entry = newest().id;
        type(u"half typed"_s);
        m_page->composer()->edit(entry);
        type(u" changed"_s);
        QTest::keyClick(m_input, Qt::Key_Escape);
        QCOMPARE(timeline().find(entry)->text, u"first"_s);
        QCOMPARE(m_input->toPlainText(), u"half typed"_s);
    }

    void anUnchangedEditWritesNothing()
    {
        type(u"@16:21 /var is full"_s);
        enter();
        choose(1);
        const Entry before = newest();
        const qint64 events = incident().events;
        m_page->composer()->edit(before.id);
        enter();
        QCOMPARE(incident().events, events);
        QCOMPARE(*timeline().find(before.id), before);
    }

    void undoAndRedoReachTheIncidentOnlyFromAnEmptyComposer()
    {
        type(u"one"_s);
        enter();
        const EntryId entry = newest().id;
        type(u"typing"_s);
        QTest::keySequence(m_input, QKeySequence::Undo);
        QVERIFY(!timeline().find(entry)->struck);
        m_input->clear();
        QTest::keySequence(m_input, QKeySequence::Undo);
        QVERIFY(timeline().find(entry)->struck);
        QTest::keySequence(m_input, QKeySequence::Redo);
        QVERIFY(!timeline().find(entry)->struck);
    }

    void lettersStrikeRestoreAndPin()
    {
        type(u"wrong"_s);
        enter();
        const EntryId entry = newest().id;
        emphasise(entry);
        QTest::keyClick(m_view, Qt::Key_X);
        QVERIFY(timeline().find(entry)->struck);
        QTest::keyClick(m_view, Qt::Key_X);
        QVERIFY(!timeline().find(entry)->struck);
        QTest::keyClick(m_view, Qt::Key_P);
        QVERIFY(timeline().find(entry)->pinned);
        QTest::keyClick(m_view, Qt::Key_E);
        QVERIFY(m_page->composer()->isEditing());
    }

    void jAndKMoveAndSelectionIsCopied()
    {
        for (const auto &text : {u"one"_s, u"two"_s, u"three"_s}) {
            type(text);
            enter();
        }
        emphasise(newest().id);
        QTest::keyClick(m_view, Qt::Key_K);
        QCOMPARE(m_view->currentRow(), timeline().size() - 2);
        QTest::keyClick(m_view, Qt::Key_K, Qt::ShiftModifier);
        QCOMPARE(m_view->selected().size(), 2);
        const QStringList lines = m_view->selectionAsMarkdown().split(u'\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].contains(u"one"_s) && lines[1].contains(u"two"_s));
        QVERIFY(lines[0].startsWith(u"- **20"_s));
        QTest::keyClick(m_view, Qt::Key_Home);
        QCOMPARE(m_view->currentRow(), 0);
        QTest::keyClick(m_view, Qt::Key_End);
        QCOMPARE(m_view->currentRow(), timeline().size() - 1);
    }

    void afterAClickTypingGoesToTheComposer()
    {
        type(u"one"_s);
        enter();
        const Entry before = newest();
        QTest::mouseClick(
            m_view->viewport(), Qt::LeftButton, {},
            m_view->rowRect(timeline().size() - 1).center());
        m_view->setFocus(Qt::MouseFocusReason);
        for (const char key : {'x', 'p', 'e', 'k'})
            QTest::keyClick(QApplication::focusWidget(), key);
        QCOMPARE(m_input->toPlainText(), u"xpek"_s);
        QCOMPARE(newest(), before);
        QVERIFY(m_input->hasFocus());
    }

    void escapeReturnsToTheComposer()
    {
        type(u"one"_s);
        enter();
        emphasise(newest().id);
        QTest::keyClick(m_view, Qt::Key_Escape);
        QVERIFY(m_input->hasFocus());
    }

    void atTheEndNewEntriesAreFollowed()
    {
        fill(60);
        QVERIFY(m_view->isAtEnd());
        type(u"the newest"_s);
        enter();
        QVERIFY(m_view->isAtEnd());
        QVERIFY(m_view->window().shows(timeline().size() - 1));
        QCOMPARE(m_view->unseen(), 0);
    }

    void elsewhereNewEntriesWaitBehindAChip()
    {
        fill(60);
        m_view->verticalScrollBar()->setValue(0);
        QVERIFY(!m_view->isAtEnd());
        const QRect before = m_view->rowRect(3);
        fill(3);
        QCOMPARE(m_view->rowRect(3), before);
        QCOMPARE(m_view->unseen(), 3);
        auto *chip = m_view->findChild<QAbstractButton *>(u"unseenChip"_s);
        QVERIFY(chip->isVisible());
        QVERIFY(chip->text().startsWith(u'3'));
        chip->click();
        QVERIFY(m_view->isAtEnd());
        QVERIFY(!chip->isVisible());
    }

    void anEntryThatComesInAboveMovesNothing()
    {
        fill(60);
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
        const int row = m_view->window().first() + 2;
        const EntryId reading = timeline().at(row).id;
        const int y = m_view->rowRect(row).top();
        m_incident->log(
            {.text = u"backdated"_s, .at = Moment::exactly(Instant::fromSeconds(1'000'000))});
        QCOMPARE(m_view->rowRect(timeline().rowOf(reading)).top(), y);
        QCOMPARE(m_view->unseen(), 1);
    }

    void aFoldMadeAnewMovesNothing()
    {
        fill(80);
        const int last = timeline().size() - 1;
        const QRect atEnd = m_view->rowRect(last);
        Q_EMIT m_incident->reset();
        QVERIFY(m_view->isAtEnd());
        QCOMPARE(m_view->rowRect(last), atEnd);
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
        const int row = m_view->window().first() + 1;
        const QRect reading = m_view->rowRect(row);
        Q_EMIT m_incident->reset();
        QCOMPARE(m_view->rowRect(row), reading);
    }

    void anUnknownTimeStandsBehindWhatWasChosenOrLast()
    {
        const EntryId early = m_incident->log(
            {.text = u"early"_s, .at = Moment::exactly(Instant::fromSeconds(1'000'000))});
        type(u"@? some time"_s);
        enter();
        QCOMPARE(timeline().at(timeline().size() - 1).text, u"some time"_s);
        type(u"@2019-09-16 16:21 backdated"_s);
        enter();
        type(u"@? some time after"_s);
        enter();
        QCOMPARE(timeline().at(timeline().size() - 1).text, u"some time after"_s);
        emphasise(early);
        m_page->focusComposer();
        type(u"@? some time before"_s);
        enter();
        QCOMPARE(timeline().at(1).text, u"some time before"_s);
        QVERIFY(!timeline().at(1).at.at);
    }

    void hostileTextOpensNothingAndHangsNothing()
    {
        QTemporaryDir dir;
        const QString trap = dir.filePath(u"fifo"_s);
        QCOMPARE(mkfifo(QFile::encodeName(trap).constData(), 0600), 0);
        for (const QString &text :
             {u"<img src=\"%1\">"_s.arg(trap), u"![x](%1)"_s.arg(trap), u"<b>bold</b> &amp; &lt;"_s,
              u"\u202E reversed \u2066 and open"_s, u"```html\n<img src=\"%1\">\n```"_s.arg(trap)})
            m_incident->log({.text = text});
        m_view->viewport()->repaint(); // a FIFO that is opened hangs here for ever
        QCOMPARE(m_view->selectionAsMarkdown(), QString());
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view);
        QVERIFY(list->child(timeline().size() - 3)
                    ->text(QAccessible::Name)
                    .contains(u"<b>bold</b> &amp;"_s));
    }

    void aLongTextIsFoldedAndShownWholeOnRequest()
    {
        m_incident->log({.text = u"Stack:\n```\n"_s + u"at frame\n"_s.repeated(200) + u"```"_s});
        const int row = timeline().size() - 1;
        const int folded = m_view->rowRect(row).height();
        QVERIFY(folded < 700);
        emphasise(timeline().at(row).id);
        QTest::keyClick(m_view, Qt::Key_Space);
        QVERIFY(m_view->window().height(row) > 2000);
        QTest::keyClick(m_view, Qt::Key_Space);
        QCOMPARE(m_view->window().height(row), folded);
    }

    void aDayBeginsWhereTheFirstClockSaysSo()
    {
        const auto log = [this](const QString &iso) {
            return m_incident->log({.text = iso, .at = Moment::exactly(*instantFromIso(iso))});
        };
        const EntryId evening = log(u"2019-09-15T22:50:00Z"_s); // 23:50 in London
        const EntryId night = log(u"2019-09-15T23:10:00Z"_s); // 00:10, the next day
        const EntryId day = log(u"2019-09-16T00:20:00Z"_s); // 01:20
        const auto begins = [this](const EntryId &id) {
            return m_view->contextOf(timeline().rowOf(id)).day;
        };
        QCOMPARE(begins(evening), QDate(2019, 9, 15));
        QCOMPARE(begins(night), QDate(2019, 9, 16));
        QVERIFY(!begins(day).isValid());
        m_page->setUtcFirst(true);
        QVERIFY(!begins(night).isValid());
        QCOMPARE(begins(day), QDate(2019, 9, 16));
    }

    void theNowLineStandsBetweenWhatWasAndWhatIsPlanned()
    {
        const Instant now = Instant::now();
        const auto in = [&](int minutes) {
            return Moment::exactly({now.us + minutes * Instant::minute});
        };
        const auto isNow = [this](const EntryId &id) {
            return m_view->contextOf(timeline().rowOf(id)).nowLine;
        };
        const EntryId later = m_incident->log({.text = u"later"_s, .at = in(90)});
        QVERIFY(isNow(later));
        const EntryId sooner = m_incident->log({.text = u"sooner"_s, .at = in(60)});
        QVERIFY(isNow(sooner) && !isNow(later));
        m_incident->retime(sooner, in(-60));
        QVERIFY(!isNow(sooner) && isNow(later));
        m_incident->undo();
        QVERIFY(isNow(sooner) && !isNow(later));
    }

    void aSilenceIsToldFromFifteenMinutes()
    {
        const Instant start = *instantFromIso(u"2019-09-16T15:00:00Z");
        const auto log = [&](int minutes) {
            return m_incident->log(
                {.text = u"x"_s, .at = Moment::exactly({start.us + minutes * Instant::minute})});
        };
        log(0);
        const EntryId soon = log(14);
        const EntryId late = log(31);
        const auto silence = [this](const EntryId &id) {
            return m_view->contextOf(timeline().rowOf(id)).silence;
        };
        QCOMPARE(silence(soon), 0);
        QCOMPARE(silence(late), 17 * Instant::minute);
        log(20); // somebody remembers something in between: the row behind is told anew
        QCOMPARE(silence(late), 0);
    }

    void aLinkIsShownFirstAndOnlyTheWebAndMailAreOpened()
    {
        Opener opener;
        for (const auto &scheme :
             {u"http"_s, u"https"_s, u"mailto"_s, u"file"_s, u"javascript"_s, u"data"_s, u"smb"_s})
            QDesktopServices::setUrlHandler(scheme, &opener, "open");
        auto *bar = m_page->findChild<QuestionBar *>(u"timelineQuestion"_s);
        for (const auto &bad :
             {u"file:///etc/passwd"_s, u"javascript:alert(1)"_s, u"data:text/html,x"_s,
              u"smb://host/share"_s, u"https:"_s, u"vbscript:x"_s, u"-oProxyCommand=x"_s}) {
            Q_EMIT m_view->linkRequested(QUrl(bad, QUrl::StrictMode));
            QVERIFY2(!bar->findChild<QAbstractButton *>(u"choice1"_s), qPrintable(bad));
        }
        Q_EMIT m_view->linkRequested(QUrl(u"https://exämple.org/a"_s));
        QVERIFY(bar->sentence().contains(u"https://xn--exmple-cua.org/a"_s));
        QVERIFY(opener.opened.isEmpty());
        bar->findChild<QAbstractButton *>(u"choice1"_s)->click();
        QCOMPARE(opener.opened.size(), 1);
        for (const auto &scheme :
             {u"http"_s, u"https"_s, u"mailto"_s, u"file"_s, u"javascript"_s, u"data"_s, u"smb"_s})
            QDesktopServices::unsetUrlHandler(scheme);
    }

    void aScreenReaderHearsEachRow()
    {
        type(u"/evidence the balancer refuses"_s);
        enter();
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view);
        QCOMPARE(list->childCount(), timeline().size());
        const QString name = list->child(timeline().size() - 1)->text(QAccessible::Name);
        QVERIFY2(name.contains(u"Evidence: the balancer refuses"_s), qPrintable(name));
        QVERIFY2(name.contains(u"commander"_s), qPrintable(name));
    }

    void aRowsHeightIsThatOfItsLayoutInEveryWidth()
    {
        for (int i = 0; i < 40; ++i)
            m_incident->log({.text = u"words and `code` and more words "_s.repeated(1 + i % 9)});
        for (const int width : {400, 1200, 640}) {
            m_page->resize(width, 700);
            QCoreApplication::processEvents();
            for (int row = m_view->window().first(); row < m_view->window().last(); ++row)
                QCOMPARE(m_view->rowRect(row).bottom() + 1, m_view->rowRect(row + 1).top());
            QVERIFY(m_view->isAtEnd());
            QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
        }
    }

private:
    std::unique_ptr<OpenIncident> declare(const QString &title)
    {
        return std::move(*OpenIncident::declare(
            *m_journal, {.title = title, .zone = u"Europe/London"_s}, u"commander"_s));
    }
    const Incident &incident() const { return m_incident->incident(); }
    const Timeline &timeline() const { return incident().timeline; }
    /// What was recorded last.
    Entry newest() const
    {
        int newest = 0;
        for (int row = 0; row < timeline().size(); ++row) {
            if (timeline().at(row).recordedAt >= timeline().at(newest).recordedAt)
                newest = row;
        }
        return timeline().at(newest);
    }
    void type(const QString &text) { QTest::keyClicks(m_input, text); }
    void enter() { QTest::keyClick(m_input, Qt::Key_Return); }
    QuestionBar *question() const
    {
        return m_page->findChild<QuestionBar *>(u"composerQuestion"_s);
    }
    void choose(int choice)
    {
        auto *button = question()->findChild<QAbstractButton *>(u"choice%1"_s.arg(choice));
        QVERIFY(button);
        button->click();
    }
    /// Puts the keyboard on an entry, as Tab does.
    void emphasise(const EntryId &id)
    {
        m_view->setFocus(Qt::TabFocusReason);
        m_view->setCurrent(id);
    }
    void fill(int entries)
    {
        for (int i = 0; i < entries; ++i)
            m_incident->log({.text = u"entry"_s});
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<OpenIncident> m_incident;
    std::unique_ptr<TimelinePage> m_page;
    TimelineView *m_view = nullptr;
    ComposerInput *m_input = nullptr;
};

QTEST_MAIN(TimelinePageTest)
#include "timelinepage.moc"
