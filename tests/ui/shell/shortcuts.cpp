// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/shortcuts.h"

#include "common/keyhint.h"
#include "common/style.h"
#include "shell/mainwindow.h"
#include "shell/shortcutrow.h"
#include "shell/windowactions.h"
#include "ui/archivefixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
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

    std::unique_ptr<ArchiveFixture> m_archive;
    FileChooser m_chooser;
    std::unique_ptr<MainWindow> m_window;
};

void ShortcutsTest::init()
{
    QSettings(u"bridgelog"_s, u"bridgelog"_s).clear();
    m_archive = std::make_unique<ArchiveFixture>();
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

void ShortcutsTest::everyActionIsListed()
{
    for (const QAction *action : m_window->actions()->all()) {
        const ShortcutRow *listed = row(action->objectName());
        QVERIFY2(listed && listed->isVisible(), qPrintable(action->objectName()));
        QVERIFY(listed->matches(KeyHint::spelled(action->shortcut())));
    }
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
    search->setText(u"previous entry"_s); // a key of the timeline that is no action
    QVERIFY(!row(u"postUpdate"_s)->isVisible());
    QVERIFY(find<QWidget>(u"Previous entry K"_s)->isVisible());
    search->clear();
    QVERIFY(row(u"undo"_s)->isVisible());
}

void ShortcutsTest::newKeysWorkInEveryWindowAndAreKept()
{
    MainWindow other(*m_archive->journal, u"commander"_s, m_chooser);
    press(u"declare"_s, Qt::Key_F7);
    const QKeySequence keys(Qt::Key_F7);
    QCOMPARE(m_window->actions()->declare->shortcut(), keys);
    QCOMPARE(other.actions()->declare->shortcut(), keys);
    MainWindow later(*m_archive->journal, u"commander"_s, m_chooser);
    QCOMPARE(later.actions()->declare->shortcut(), keys);
    QCOMPARE(
        QSettings(u"bridgelog"_s, u"bridgelog"_s).value(u"shortcuts/declare"_s).toString(),
        u"F7"_s);
    m_window->activateWindow();
    QTest::keyClick(m_window.get(), Qt::Key_F7);
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
    press(u"import"_s, Qt::Key_F7);
    press(u"declare"_s, Qt::Key_F8);
    QVERIFY(all->isEnabled());
    all->click();
    QCOMPARE(m_window->actions()->import->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_O));
    QCOMPARE(m_window->actions()->declare->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_N));
    QVERIFY(!Shortcuts::instance().isAnyChanged());
}

QTEST_MAIN(ShortcutsTest)
#include "shortcuts.moc"
