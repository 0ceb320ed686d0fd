// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/shortcuts.h"

#include "common/keyhint.h"
#include "common/style.h"
#include "composer/composer.h"
#include "shell/mainwindow.h"
#include "shell/shortcutrow.h"
#include "shell/windowactions.h"
#include "timeline/timelineview.h"
#include "ui/archivefixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// The overview of the keys, and changing them there.
class ShortcutsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void init();
    void cleanup();
    void everyActionIsListed();
    void theSearchFindsByNameAndByKeys();
    void newKeysWorkInEveryWindowAndAreKept();
    void aConflictIsToldWithTheWayOut();
    void aLetterAloneIsRefused();
    void aQuestionsKeysAreRefused();
    void theTimelinesLettersCanBeChanged();
    void aLetterMayDoOneThingInTheTimeline();
    void theTimelinesKeysComeBeforeTheWindows();
    void thePostmortemsKeysComeFirstWhileItIsWritten();
    void noTwoKeysOfOnePlaceAreTheSame();
    void backspaceLeavesNoneAndResetBringsItBack();
    void escapeGivesUpThenClearsThenLeaves();
    void allCanBeReset();

private:
    template <typename W>
    W *find(const QString &name)
    {
        return m_window->findChild<W *>(name);
    }
    ShortcutRow *row(const QString &action) { return find<ShortcutRow>(u"shortcut_"_s + action); }
    /// Clicks the row's keys and presses new ones.
    void press(const QString &action, Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    /// Puts the keyboard onto an incident's first entry, as Tab does.
    EntryId lookAtAnEntry();

    std::unique_ptr<ArchiveFixture> m_archive;
    FileChooser m_chooser;
    std::unique_ptr<MainWindow> m_window;
};

void ShortcutsTest::init()
{
    QSettings(u"bridgelog"_s, u"bridgelog"_s).clear();
    m_archive = std::make_unique<ArchiveFixture>();
    const auto incident = m_archive->declare(u"Mail is late"_s);
    incident->log({.text = u"the queue is full"_s});
    QVERIFY(m_archive->journal->flush());
    m_window = std::make_unique<MainWindow>(*m_archive->journal, u"commander"_s, m_chooser);
    m_window->start();
    m_window->resize(1400, 900);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->actions()->shortcuts->trigger();
}

void ShortcutsTest::cleanup()
{
    Shortcuts::instance().resetAll();
    m_window.reset();
    m_archive.reset();
}

void ShortcutsTest::press(const QString &action, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    auto *keys = row(action)->findChild<QAbstractButton *>(u"keys"_s);
    if (!row(action)->isRecording())
        keys->click();
    QVERIFY(row(action)->isRecording());
    QTest::keyClick(keys, key, modifiers);
}

EntryId ShortcutsTest::lookAtAnEntry()
{
    m_window->actions()->compose->trigger();
    auto *view = m_window->findChild<TimelineView *>();
    view->setFocus(Qt::TabFocusReason);
    const EntryId entry = view->model()->entry(0)->id;
    view->setCurrent(entry);
    return entry;
}

void ShortcutsTest::everyActionIsListed()
{
    int listed = 0;
    for (const WindowActions::Group &group : m_window->actions()->overview()) {
        for (const QAction *action : group.actions) {
            const ShortcutRow *shown = row(action->objectName());
            QVERIFY2(shown && shown->isVisible(), qPrintable(action->objectName()));
            QVERIFY(shown->matches(KeyHint::spelled(action->shortcut())));
            ++listed;
        }
    }
    QCOMPARE_GT(listed, m_window->actions()->all().size());
    for (const auto &name :
         {u"strikeEntry"_s, u"editEntry"_s, u"setKind_decision"_s, u"nextEntry"_s})
        QVERIFY2(row(name), qPrintable(name));
    QVERIFY(find<QLineEdit>(u"shortcutSearch"_s)->hasFocus());
}

void ShortcutsTest::theSearchFindsByNameAndByKeys()
{
    auto *search = find<QLineEdit>(u"shortcutSearch"_s);
    search->setText(u"hand"_s);
    QVERIFY(row(u"handOff"_s)->isVisible());
    QVERIFY(!row(u"undo"_s)->isVisible());
    search->setText(u"ctrl u"_s);
    QVERIFY(row(u"postUpdate"_s)->isVisible());
    QVERIFY(!row(u"handOff"_s)->isVisible());
    search->setText(u"back to writing"_s); // a key of the timeline that is no action
    QVERIFY(!row(u"postUpdate"_s)->isVisible());
    QVERIFY(find<QWidget>(u"Back to writing Esc"_s)->isVisible());
    search->clear();
    QVERIFY(row(u"undo"_s)->isVisible());
}

void ShortcutsTest::newKeysWorkInEveryWindowAndAreKept()
{
    MainWindow other(*m_archive->journal, u"commander"_s, m_chooser);
    press(u"declare"_s, Qt::Key_F9);
    const QKeySequence keys(Qt::Key_F9);
    QCOMPARE(m_window->actions()->declare->shortcut(), keys);
    QCOMPARE(other.actions()->declare->shortcut(), keys);
    MainWindow later(*m_archive->journal, u"commander"_s, m_chooser);
    QCOMPARE(later.actions()->declare->shortcut(), keys);
    QCOMPARE(
        QSettings(u"bridgelog"_s, u"bridgelog"_s).value(u"shortcuts/declare"_s).toString(),
        u"F9"_s);
    m_window->activateWindow();
    QTest::keyClick(m_window.get(), Qt::Key_F9);
    QTRY_VERIFY(find<QWidget>(u"declareBar"_s));
}

void ShortcutsTest::aConflictIsToldWithTheWayOut()
{
    press(u"import"_s, Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(m_window->actions()->import->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_O));
    const auto *note = row(u"import"_s)->findChild<QWidget *>(u"shortcutNote"_s);
    QVERIFY(note && note->isVisible());
    bool named = false;
    for (const QLabel *label : note->findChildren<QLabel *>())
        named |= label->text().contains(u"Ctrl+K") && label->text().contains(u"Command palette");
    QVERIFY(named);
    note->findChild<QAbstractButton *>(u"useHere"_s)->click();
    QCOMPARE(m_window->actions()->import->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_K));
    QVERIFY(m_window->actions()->palette->shortcut().isEmpty());
}

void ShortcutsTest::aLetterAloneIsRefused()
{
    press(u"import"_s, Qt::Key_M);
    QCOMPARE(m_window->actions()->import->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_O));
    auto *note = row(u"import"_s)->findChild<QWidget *>(u"shortcutNote"_s);
    QVERIFY(note);
    QVERIFY(!note->findChild<QAbstractButton *>(u"useHere"_s));
    note->findChild<QAbstractButton *>(u"otherKeys"_s)->click();
    press(u"import"_s, Qt::Key_M, Qt::ControlModifier);
    QCOMPARE(m_window->actions()->import->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_M));
}

void ShortcutsTest::aQuestionsKeysAreRefused()
{
    for (const QAction *action : m_window->findChildren<QAction *>()) {
        const QKeySequence keys = action->shortcut();
        const bool taken = keys.count() == 1 && keys[0].keyboardModifiers() == Qt::AltModifier
            && keys[0].key() >= Qt::Key_0 && keys[0].key() <= Qt::Key_9;
        QVERIFY2(!taken, qPrintable(action->objectName()));
    }
    press(u"import"_s, Qt::Key_2, Qt::AltModifier);
    QCOMPARE(m_window->actions()->import->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_O));
    QVERIFY(row(u"import"_s)->findChild<QWidget *>(u"shortcutNote"_s));
}

void ShortcutsTest::theTimelinesLettersCanBeChanged()
{
    press(u"strikeEntry"_s, Qt::Key_Y);
    const EntryId entry = lookAtAnEntry();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_X);
    const auto struck = [&] {
        return m_window->incident()->incident().timeline.find(entry)->struck;
    };
    QVERIFY(!struck());
    lookAtAnEntry();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Y);
    QVERIFY(struck());
    m_window->actions()->shortcuts->trigger();
    press(u"strikeEntry"_s, Qt::Key_F8, Qt::ControlModifier);
    lookAtAnEntry();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F8, Qt::ControlModifier);
    QVERIFY(!struck());
}

void ShortcutsTest::aLetterMayDoOneThingInTheTimeline()
{
    press(u"strikeEntry"_s, Qt::Key_P);
    QCOMPARE(Shortcuts::instance().keysOf(u"strikeEntry"_s), QKeySequence(Qt::Key_X));
    const auto *note = row(u"strikeEntry"_s)->findChild<QWidget *>(u"shortcutNote"_s);
    QVERIFY(note);
    note->findChild<QAbstractButton *>(u"useHere"_s)->click();
    QCOMPARE(Shortcuts::instance().keysOf(u"strikeEntry"_s), QKeySequence(Qt::Key_P));
    QVERIFY(Shortcuts::instance().keysOf(u"pinEntry"_s).isEmpty());
    press(u"pinEntry"_s, Qt::Key_Up); // leads through the timeline
    QVERIFY(Shortcuts::instance().keysOf(u"pinEntry"_s).isEmpty());
}

void ShortcutsTest::theTimelinesKeysComeBeforeTheWindows()
{
    lookAtAnEntry();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F2);
    QVERIFY(m_window->findChild<Composer *>()->isEditing());
    // The same keys elsewhere rename; taking one's own back is no conflict.
    m_window->actions()->shortcuts->trigger();
    QTest::keyClick(m_window.get(), Qt::Key_F2);
    press(u"editEntry"_s, Qt::Key_F8);
    press(u"editEntry"_s, Qt::Key_F2);
    QCOMPARE(Shortcuts::instance().keysOf(u"editEntry"_s), QKeySequence(Qt::Key_F2));
}

void ShortcutsTest::thePostmortemsKeysComeFirstWhileItIsWritten()
{
    m_window->actions()->compose->trigger();
    m_window->actions()->postmortem->trigger();
    find<QAbstractButton>(u"begin_public-rca"_s)->click();
    auto *source = find<QPlainTextEdit>(u"postmortemSource"_s);
    QVERIFY(source->hasFocus());
    source->setPlainText(u"word"_s);
    source->selectAll();
    const bool left = m_window->actions()->leftPanel->isChecked();
    QTest::keyClick(source, Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(source->toPlainText(), u"**word**"_s);
    QCOMPARE(m_window->actions()->leftPanel->isChecked(), left);
    // Others are chosen as everywhere; a letter alone is needed for writing.
    m_window->actions()->shortcuts->trigger();
    press(u"markBold"_s, Qt::Key_F8);
    press(u"markItalic"_s, Qt::Key_I);
    QVERIFY(Shortcuts::instance().keysOf(u"markItalic"_s) != QKeySequence(Qt::Key_I));
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    m_window->actions()->postmortem->trigger();
    source->selectAll();
    QTest::keyClick(source, Qt::Key_F8);
    QCOMPARE(source->toPlainText(), u"word"_s);
    QTest::keyClick(source, Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(m_window->actions()->leftPanel->isChecked(), !left);
}

/// The program's own: in one place each means one thing.
void ShortcutsTest::noTwoKeysOfOnePlaceAreTheSame()
{
    QHash<QString, QString> taken;
    for (const WindowActions::Group &group : m_window->actions()->overview()) {
        for (const QAction *action : group.actions) {
            if (action->shortcut().isEmpty())
                continue;
            const QString place = group.note + action->shortcut().toString();
            QVERIFY2(
                !taken.contains(place),
                qPrintable(taken.value(place) + u" and "_s + action->objectName()));
            taken.insert(place, action->objectName());
        }
    }
    QVERIFY(taken.size() > 90);
}

void ShortcutsTest::backspaceLeavesNoneAndResetBringsItBack()
{
    auto *reset = row(u"import"_s)->findChild<QAbstractButton *>(u"reset"_s);
    QVERIFY(!reset->isVisible());
    press(u"import"_s, Qt::Key_Backspace);
    QVERIFY(m_window->actions()->import->shortcut().isEmpty());
    QVERIFY(reset->isVisible());
    reset->click();
    QCOMPARE(m_window->actions()->import->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_O));
    QVERIFY(!reset->isVisible());
}

void ShortcutsTest::escapeGivesUpThenClearsThenLeaves()
{
    press(u"import"_s, Qt::Key_Escape);
    QVERIFY(!row(u"import"_s)->isRecording());
    auto *search = find<QLineEdit>(u"shortcutSearch"_s);
    search->setFocus();
    search->setText(u"hand"_s);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(search->text(), QString());
    QVERIFY(find<QWidget>(u"shortcutsPage"_s)->isVisible());
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(!find<QWidget>(u"shortcutsPage"_s)->isVisible());
}

void ShortcutsTest::allCanBeReset()
{
    auto *all = find<QAbstractButton>(u"resetAllShortcuts"_s);
    QVERIFY(!all->isEnabled());
    press(u"import"_s, Qt::Key_F9);
    press(u"declare"_s, Qt::Key_F8);
    QVERIFY(all->isEnabled());
    all->click();
    QCOMPARE(m_window->actions()->import->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_O));
    QCOMPARE(m_window->actions()->declare->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_N));
    QVERIFY(!Shortcuts::instance().isAnyChanged());
}

QTEST_MAIN(ShortcutsTest)
#include "shortcuts.moc"
