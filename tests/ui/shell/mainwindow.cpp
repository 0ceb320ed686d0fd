// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "checklists/usercadence.h"
#include "common/label.h"
#include "common/style.h"
#include "shell/header.h"
#include "shell/phasestepper.h"
#include "shell/remindertray.h"
#include "shell/windowactions.h"
#include "shell/windowsettings.h"
#include "shell/workarea.h"
#include "timeline/timelinepage.h"
#include "ui/archivefixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSet>
#include <QSignalSpy>
#include <QTextBlock>
#include <QTimer>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

/// Answers at once instead of asking a person.
class AnsweringChooser : public FileChooser {
public:
    void file(QWidget *, const QString &, const QString &, Chosen chosen) override
    {
        answer(chosen);
    }
    void save(QWidget *, const QString &, const QString &name, Chosen chosen) override
    {
        path = QDir(path).filePath(name);
        answer(chosen);
    }
    void folder(QWidget *, const QString &, const QString &, Chosen chosen) override
    {
        answer(chosen);
    }
    QString path;
    int asked = 0;

private:
    void answer(const Chosen &chosen)
    {
        ++asked;
        chosen(path);
    }
};

} // namespace

class MainWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void init();
    void cleanup();
    void anEmptyArchiveTeachesHowToBegin();
    void oneLineAndEnterDeclare();
    void aDeclarationNeedsATitle();
    void theTitleIsEditedInPlace();
    void aPhaseCanBeChosenBackwards();
    void whatIsDueIsSaidInAQuietBar();
    void anIncidentWithoutATabRemindsToo();
    void clocksHaveTheirPlace();
    void theSituationIsToldWithoutTheMouse();
    void anUpdateIsPostedWithoutADialog();
    void aHandOffGivesTheRoleAndKeepsTheBrief();
    void theSearchFiltersTheList();
    void escapeLeadsBackToTheComposer();
    void undoTakesBackAndNamesWhat();
    void narrowWindowsHideTheSidePanels();
    void anExportAsksForTheFolderOnce();
    void anAttachmentIsSavedWhereAPersonSays();
    void anImportAsksInPlaceForWhatIsMissing();
    void twoWindowsSeeEachOthersIncidents();
    void theSampleOpensOnce();
    void openActionsAreCountedAsTheyCome();
    void everyActionHasAShortcutOfItsOwn();
    void whatAPersonWroteIsNeverMarkup();
    void theClockRestsWhileNobodyLooks();

private:
    template <typename W>
    W *find(const QString &name)
    {
        return m_window->findChild<W *>(name);
    }
    void declare(const QString &title);
    const Incident &incident() { return m_window->incident()->incident(); }

    std::unique_ptr<ArchiveFixture> m_archive;
    AnsweringChooser m_chooser;
    std::unique_ptr<MainWindow> m_window;
};

void MainWindowTest::init()
{
    QSettings(u"bridgelog"_s, u"bridgelog"_s).clear();
    m_archive = std::make_unique<ArchiveFixture>();
    m_chooser = AnsweringChooser();
    m_window = std::make_unique<MainWindow>(*m_archive->journal, u"commander"_s, m_chooser);
    m_window->start();
    m_window->resize(1400, 900);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void MainWindowTest::cleanup()
{
    m_window.reset();
    m_archive.reset();
}

void MainWindowTest::declare(const QString &title)
{
    m_window->actions()->declare->trigger();
    auto *field = find<QLineEdit>(u"declareTitle"_s);
    field->setText(title);
    QTest::keyClick(field, Qt::Key_Return);
}

void MainWindowTest::anEmptyArchiveTeachesHowToBegin()
{
    auto *welcome = find<QWidget>(u"welcomePage"_s);
    QVERIFY(welcome->isVisible());
    for (const QString &name : {u"declare"_s, u"sample"_s, u"import"_s})
        QVERIFY2(find<QAbstractButton>(u"welcome_"_s + name)->isVisible(), qPrintable(name));
    QVERIFY(!m_window->actions()->exportNow->isEnabled());
    find<QAbstractButton>(u"welcome_declare"_s)->click();
    QVERIFY(find<QWidget>(u"declareBar"_s)->isVisible());
}

void MainWindowTest::oneLineAndEnterDeclare()
{
    m_window->actions()->declare->trigger();
    find<QAbstractButton>(u"declareSeverity2"_s)->click();
    declare(u"Checkout fails"_s);
    QVERIFY(m_window->incident());
    QCOMPARE(incident().title, u"Checkout fails"_s);
    QCOMPARE(incident().severity, 2);
    QCOMPARE(find<Label>(u"incidentTitle"_s)->text(), u"Checkout fails"_s);
    QVERIFY(!find<QWidget>(u"declareBar"_s)->isVisible());
    QVERIFY(m_archive->journal->flush());
    QTRY_VERIFY(find<QListView>(u"incidentList"_s)->model()->rowCount() > 0);
}

void MainWindowTest::aDeclarationNeedsATitle()
{
    declare(u"   "_s);
    QVERIFY(!m_window->incident());
    QVERIFY(find<QWidget>(u"declareBar"_s)->isVisible());
    QVERIFY(find<QWidget>(u"declareBar"_s)->findChild<Label *>(u"refusal"_s)->isVisible());
}

void MainWindowTest::theTitleIsEditedInPlace()
{
    declare(u"Checkout fails"_s);
    m_window->actions()->rename->trigger();
    auto *field = find<QLineEdit>(u"titleEdit"_s);
    QVERIFY(field->isVisible());
    field->setText(u"Checkout fails in Europe"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(incident().title, u"Checkout fails in Europe"_s);
    QVERIFY(m_window->workArea()->timeline()->isAncestorOf(QApplication::focusWidget()));
    m_window->actions()->rename->trigger();
    field->setText(u"Something else"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(incident().title, u"Checkout fails in Europe"_s);
}

void MainWindowTest::aPhaseCanBeChosenBackwards()
{
    declare(u"Checkout fails"_s);
    auto *stepper = find<PhaseStepper>(u"phaseStepper"_s);
    const auto click = [stepper](Phase phase) {
        QTest::mouseClick(stepper, Qt::LeftButton, {}, stepper->stepRect(phase).center());
    };
    click(Phase::Monitoring);
    QCOMPARE(incident().phase, Phase::Monitoring);
    click(Phase::Investigating);
    auto *reason = find<QLineEdit>(u"phaseReason"_s);
    QVERIFY(reason->isVisible());
    QCOMPARE(incident().phase, Phase::Monitoring); // asked first, though it need not be said
    QTest::keyClick(reason, Qt::Key_Escape);
    QCOMPARE(incident().phase, Phase::Monitoring);
    click(Phase::Identified);
    reason->setText(u"errors are back"_s);
    QTest::keyClick(reason, Qt::Key_Return);
    QCOMPARE(incident().phase, Phase::Identified);
    const Timeline &timeline = incident().timeline;
    QCOMPARE(timeline.at(timeline.size() - 1).text, u"Phase set to Identified: errors are back"_s);
    click(Phase::Investigating);
    QTest::keyClick(reason, Qt::Key_Return);
    QCOMPARE(stepper->phase(), Phase::Investigating);
}

void MainWindowTest::whatIsDueIsSaidInAQuietBar()
{
    declare(u"Checkout fails"_s);
    const auto id = m_window->incident()->giveAssignment(
        {.person = u"dba"_s,
         .task = u"count locks"_s,
         .minutes = 5,
         .at = Moment::exactly(Instant{Instant::now().us - 6 * Instant::minute})});
    auto *tray = find<ReminderTray>(u"reminderTray"_s);
    QTRY_VERIFY(tray->isVisible());
    QVERIFY(!QApplication::activeModalWidget());
    QCOMPARE(tray->text(), u"Due: Call back dba: count locks"_s);
    find<QAbstractButton>(u"reminderSnooze"_s)->click();
    QVERIFY(!tray->isVisible());
    m_window->incident()->endAssignment(id, ActionState::Done);
}

void MainWindowTest::anIncidentWithoutATabRemindsToo()
{
    declare(u"Checkout fails"_s);
    const auto other = m_archive->declare(u"Mail is late"_s);
    auto *tray = find<ReminderTray>(u"reminderTray"_s);
    const auto id = other->giveAssignment(
        {.person = u"mail"_s,
         .task = u"flush the queue"_s,
         .minutes = 5,
         .at = Moment::exactly(Instant{Instant::now().us - 6 * Instant::minute})});
    QTRY_COMPARE(tray->text(), u"Due: Call back mail: flush the queue (“Mail is late”)"_s);
    find<QAbstractButton>(u"reminderClose"_s)->click();
    other->endAssignment(id, ActionState::Done);
}

void MainWindowTest::clocksHaveTheirPlace()
{
    declare(u"Checkout fails"_s);
    setUserCadence({});
    m_window->actions()->clocks->trigger();
    auto *field = find<QLineEdit>(u"publicUpdate1"_s);
    QVERIFY(field->isVisible());
    QVERIFY(!WindowSettings().isReminderHeard());
    find<QAbstractButton>(u"reminderSound"_s)->click();
    QVERIFY(WindowSettings().isReminderHeard());
    find<QAbstractButton>(u"reminderSound"_s)->click();
    QVERIFY(!WindowSettings().isReminderHeard());
    find<QAbstractButton>(u"editAvoidedWords"_s)->click();
    auto *page = find<QWidget>(u"templatesPage"_s);
    QVERIFY(page->isVisible() && !field->isVisible());
    const auto *editor = page->findChild<QPlainTextEdit *>();
    QVERIFY(editor->textCursor().block().previous().text().contains(u"avoid"_s));
}

void MainWindowTest::theSituationIsToldWithoutTheMouse()
{
    declare(u"Checkout fails"_s);
    const auto answer = [this](QAction *action, const QString &text) {
        action->trigger();
        auto *field = qobject_cast<QLineEdit *>(m_window->focusWidget());
        if (!field)
            return false;
        field->setText(text);
        QTest::keyClick(field, Qt::Key_Return);
        return true;
    };
    const WindowActions &actions = *m_window->actions();
    QVERIFY(answer(actions.role, u"commander: night lead"_s));
    QCOMPARE(incident().holderOf(u"commander"_s), u"night lead"_s);
    QVERIFY(answer(actions.component, u"Checkout"_s));
    QVERIFY(answer(actions.component, u"Checkout: degraded"_s));
    QVERIFY(answer(actions.component, u"Search"_s));
    QCOMPARE(incident().components.size(), 2);
    QCOMPARE(incident().components.first().impact, Impact::Degraded);
    QVERIFY(answer(actions.milestones.first(), u"-10m"_s));
    QVERIFY(incident().milestone(MilestoneName::ImpactStarted));
    actions.checklist->trigger();
    QVERIFY(m_window->focusWidget());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Space);
    QCOMPARE(incident().checklist.first().state, ItemState::Done);
}

void MainWindowTest::anUpdateIsPostedWithoutADialog()
{
    declare(u"Checkout fails"_s);
    m_window->actions()->postUpdate->trigger();
    auto *text = find<QPlainTextEdit>(u"updateText"_s);
    QVERIFY(text->isVisible());
    QVERIFY(!QApplication::activeModalWidget());
    text->setPlainText(u"We are looking into failing checkouts."_s);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!text->isVisible());
    const Timeline &timeline = incident().timeline;
    bool found = false;
    for (int row = 0; row < timeline.size(); ++row) {
        const Entry &entry = timeline.at(row);
        found |= entry.kind == EntryKind::Update && entry.audience == Audience::Public
            && entry.text == u"We are looking into failing checkouts.";
    }
    QVERIFY(found);
}

void MainWindowTest::aHandOffGivesTheRoleAndKeepsTheBrief()
{
    declare(u"Checkout fails"_s);
    m_window->actions()->handOff->trigger();
    QVERIFY(find<QPlainTextEdit>(u"handOffBrief"_s)->toPlainText().contains(u"Checkout fails"_s));
    auto *to = find<QLineEdit>(u"handOffTo"_s);
    QTest::keyClick(to, Qt::Key_Return);
    QVERIFY(to->isVisible()); // nobody was named
    to->setText(u"second commander"_s);
    QTest::keyClick(to, Qt::Key_Return);
    QCOMPARE(incident().holderOf(u"commander"_s), u"second commander"_s);
}

void MainWindowTest::theSearchFiltersTheList()
{
    declare(u"Checkout fails"_s);
    declare(u"Mail is late"_s);
    QVERIFY(m_archive->journal->flush());
    auto *list = find<QListView>(u"incidentList"_s);
    QTRY_COMPARE(list->model()->rowCount(), 3); // a heading and two incidents
    m_window->actions()->search->trigger();
    auto *field = find<QLineEdit>(u"incidentSearch"_s);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, u"checkout"_s);
    QTest::keyClick(field, Qt::Key_Return); // at once, before the answer is there
    QTRY_COMPARE(incident().title, u"Checkout fails"_s);
    QCOMPARE(list->model()->rowCount(), 2);
}

void MainWindowTest::escapeLeadsBackToTheComposer()
{
    declare(u"Checkout fails"_s);
    const QWidget *home = QApplication::focusWidget();
    QVERIFY(home && m_window->workArea()->timeline()->isAncestorOf(home));
    m_window->actions()->search->trigger();
    QTest::keyClick(find<QLineEdit>(u"incidentSearch"_s), Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), home);
    m_window->actions()->shortcuts->trigger();
    auto *overview = find<QWidget>(u"shortcutsPage"_s);
    QVERIFY(overview->isVisible());
    QTest::keyClick(overview, Qt::Key_Escape);
    QVERIFY(!overview->isVisible());
    QCOMPARE(QApplication::focusWidget(), home);
}

void MainWindowTest::undoTakesBackAndNamesWhat()
{
    declare(u"Checkout fails"_s);
    m_window->actions()->severities.at(0)->trigger();
    QCOMPARE(incident().severity, 1);
    QVERIFY(m_window->actions()->undo->isEnabled());
    QVERIFY(m_window->actions()->undo->text().size() > 6);
    m_window->actions()->undo->trigger();
    QVERIFY(!incident().severity);
    m_window->actions()->redo->trigger();
    QCOMPARE(incident().severity, 1);
}

void MainWindowTest::narrowWindowsHideTheSidePanels()
{
    declare(u"Checkout fails"_s);
    auto *side = find<QWidget>(u"sidePanel"_s);
    auto *left = find<QWidget>(u"sidebar"_s);
    QVERIFY(side->isVisible() && left->isVisible());
    m_window->resize(1024, 640);
    QVERIFY(!side->isVisible());
    QVERIFY(left->isVisible());
    m_window->actions()->rightPanel->trigger();
    QVERIFY(side->isVisible());
    m_window->resize(1000, 640);
    QVERIFY(side->isVisible()); // what was asked for stays
    m_window->resize(700, 480);
    QVERIFY(!left->isVisible());
    const auto *stepper = find<PhaseStepper>(u"phaseStepper"_s);
    QCOMPARE_GE(stepper->width(), stepper->stepRect(incident().phase).right());
    m_window->resize(1400, 900);
    QVERIFY(side->isVisible() && left->isVisible());
}

void MainWindowTest::anExportAsksForTheFolderOnce()
{
    declare(u"Checkout fails"_s);
    m_chooser.path = m_archive->path(u"exports"_s);
    m_window->actions()->exportNow->trigger();
    auto *message = find<QWidget>(u"messageBar"_s);
    QTRY_VERIFY(message->isVisible());
    const QDir folder(m_chooser.path);
    QTRY_COMPARE(folder.entryList(QDir::Files).size(), 7);
    QCOMPARE(m_chooser.asked, 1);
    QTRY_VERIFY(m_window->actions()->exportNow->isEnabled());
    m_window->actions()->exportNow->trigger();
    QTRY_VERIFY(m_window->actions()->exportNow->isEnabled());
    QCOMPARE(m_chooser.asked, 1);
}

void MainWindowTest::anAttachmentIsSavedWhereAPersonSays()
{
    declare(u"API offline"_s);
    const auto sha256 =
        m_archive->journal->attach("one line\n", u"a/lb.log"_s, u"text/plain"_s).result();
    QVERIFY(sha256);
    const EntryId entry = m_window->incident()->attach(
        {{.sha256 = *sha256, .name = u"a/lb.log"_s, .mediaType = u"text/plain"_s, .size = 9}});
    m_chooser.path = m_archive->path({});
    m_window->workArea()->timeline()->view()->setCurrent(entry);
    find<QAction>(u"saveAttachment"_s)->trigger();
    QTRY_COMPARE(QFileInfo(m_archive->path(u"lb.log"_s)).size(), 9);
    QTRY_VERIFY(m_window->findChild<MessageBar *>()->text().contains(u"lb.log"_s));
}

void MainWindowTest::anImportAsksInPlaceForWhatIsMissing()
{
    m_chooser.path = m_archive->path(u"page.txt"_s);
    QFile file(m_chooser.path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Checkout unavailable\n\n"
               "Resolved - This incident has been resolved.\n14:30 UTC\n\n"
               "Investigating - We are investigating failing checkouts.\n13:05 UTC\n");
    file.close();
    m_window->actions()->import->trigger();
    auto *date = find<QLineEdit>(u"importDate"_s);
    QTRY_VERIFY(date->isVisible());
    QVERIFY(!m_window->incident());
    date->setText(u"2024-10-15"_s);
    QTest::keyClick(date, Qt::Key_Return);
    auto *write = find<QAbstractButton>(u"importWrite"_s);
    QTRY_VERIFY(write->isVisible());
    write->click();
    QTRY_VERIFY(m_window->incident());
    QVERIFY(incident().timeline.size() >= 2);
}

void MainWindowTest::twoWindowsSeeEachOthersIncidents()
{
    MainWindow other(*m_archive->journal, u"deputy"_s, m_chooser);
    other.start();
    other.show();
    declare(u"Checkout fails"_s);
    QVERIFY(m_archive->journal->flush());
    auto *list = other.findChild<QListView *>(u"incidentList"_s);
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 2, 2000);
    other.openIncident(m_window->incident()->id());
    m_window->incident()->log({.kind = EntryKind::Note, .text = u"Seen in both."_s});
    const int rows = incident().timeline.size();
    QTRY_COMPARE_WITH_TIMEOUT(other.incident()->incident().timeline.size(), rows, 2000);
}

void MainWindowTest::theSampleOpensOnce()
{
    m_window->actions()->sample->trigger();
    QTRY_VERIFY(m_window->incident());
    QCOMPARE(incident().kind, IncidentKind::Drill);
    const qint64 seq = m_archive->journal->lastSeq();
    m_window->actions()->sample->trigger();
    QVERIFY(m_archive->journal->flush());
    QCOMPARE(m_archive->journal->lastSeq(), seq);
}

void MainWindowTest::openActionsAreCountedAsTheyCome()
{
    declare(u"Checkout fails"_s);
    auto *count = find<QAbstractButton>(u"openActions"_s);
    QTRY_VERIFY(!count->isVisible());
    m_window->incident()->log(
        {.kind = EntryKind::Todo, .text = u"Alert on short chains"_s, .asAction = true});
    QTRY_VERIFY(count->isVisible());
    QCOMPARE(count->text(), u"1 open action"_s);
    m_window->actions()->undo->trigger();
    QTRY_VERIFY(!count->isVisible());
}

void MainWindowTest::everyActionHasAShortcutOfItsOwn()
{
    QSet<QString> seen;
    for (const QAction *action : m_window->actions()->all()) {
        const QString keys = action->shortcut().toString();
        QVERIFY2(!keys.isEmpty(), qPrintable(action->objectName()));
        QVERIFY2(!seen.contains(keys), qPrintable(action->objectName()));
        seen.insert(keys);
    }
}

void MainWindowTest::whatAPersonWroteIsNeverMarkup()
{
    declare(u"<img src=\"/etc/hostname\"><b>Bold</b>"_s);
    m_window->actions()->postUpdate->trigger();
    m_window->actions()->handOff->trigger();
    const auto labels = m_window->findChildren<QLabel *>();
    QVERIFY(labels.size() > 10);
    for (const QLabel *label : labels)
        QVERIFY2(
            label->textFormat() == Qt::PlainText, qPrintable(label->objectName() + label->text()));
    QCOMPARE(find<Label>(u"incidentTitle"_s)->text(), u"<img src=\"/etc/hostname\"><b>Bold</b>"_s);
}

void MainWindowTest::theClockRestsWhileNobodyLooks()
{
    declare(u"Checkout fails"_s);
    auto *clock = find<Label>(u"elapsedClock"_s);
    const QString before = clock->text();
    QTRY_VERIFY_WITH_TIMEOUT(clock->text() != before, 3000);
    m_window->hide();
    for (const QTimer *timer : m_window->findChildren<QTimer *>(Qt::FindDirectChildrenOnly))
        QVERIFY(!timer->isActive() || timer->isSingleShot());
}

QTEST_MAIN(MainWindowTest)
#include "mainwindow.moc"
