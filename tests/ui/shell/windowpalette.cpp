// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/style.h"
#include "palette/commandpalette.h"
#include "shell/mainwindow.h"
#include "shell/savedviews.h"
#include "shell/windowactions.h"
#include "shell/windowsettings.h"
#include "shell/workarea.h"
#include "timeline/timelinepage.h"
#include "timeline/timelineview.h"
#include "ui/archivefixture.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QSettings>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// The palette in a window, as a person uses it.
class WindowPaletteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void init();
    void cleanup();
    void itIsMadeWhenItIsFirstAskedFor();
    void aFewLettersAndEnterRunACommand();
    void anIncidentIsOpened();
    void wordsOfAnEntryLeadToIt();
    void enterBeforeTheAnswerWaitsForIt();
    void aViewIsSavedShownAndForgotten();
    void escapeGivesTheKeyboardBack();
    void aLookElsewhereLeaves();
    void whatWasUsedLastComesFirst();
    void keysChooseAcrossGroups();
    void everyActionThatIsOnCanBeFound();

private:
    template <typename W>
    W *find(const QString &name)
    {
        return m_window->findChild<W *>(name);
    }
    QLineEdit *open();
    PaletteItem current();

    std::unique_ptr<ArchiveFixture> m_archive;
    FileChooser m_chooser;
    std::unique_ptr<MainWindow> m_window;
};

void WindowPaletteTest::init()
{
    QSettings(u"bridgelog"_s, u"bridgelog"_s).clear();
    m_archive = std::make_unique<ArchiveFixture>();
    const auto mail = m_archive->declare(u"Mail is late"_s);
    mail->log({.text = u"the spool is full of newsletters"_s});
    const auto checkout = m_archive->declare(u"Checkout fails"_s);
    QVERIFY(m_archive->journal->flush());
    m_window = std::make_unique<MainWindow>(*m_archive->journal, u"commander"_s, m_chooser);
    m_window->start(checkout->id());
    m_window->resize(1400, 900);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void WindowPaletteTest::cleanup()
{
    m_window.reset();
    m_archive.reset();
}

QLineEdit *WindowPaletteTest::open()
{
    m_window->actions()->palette->trigger();
    return find<QLineEdit>(u"paletteField"_s);
}

PaletteItem WindowPaletteTest::current()
{
    const auto *palette = find<CommandPalette>(u"commandPalette"_s);
    const PaletteItem *item =
        palette->model().item(find<QListView>(u"paletteList"_s)->currentIndex().row());
    return item ? *item : PaletteItem();
}

void WindowPaletteTest::itIsMadeWhenItIsFirstAskedFor()
{
    QVERIFY(!find<QWidget>(u"commandPalette"_s));
    QVERIFY(open()->hasFocus());
    QVERIFY(find<QWidget>(u"commandPalette"_s)->isVisible());
    QVERIFY(!QApplication::activeModalWidget());
    m_window->actions()->palette->trigger();
    QVERIFY(!find<QWidget>(u"commandPalette"_s)->isVisible());
}

void WindowPaletteTest::aFewLettersAndEnterRunACommand()
{
    QLineEdit *field = open();
    QTest::keyClicks(field, u"hnd of"_s);
    QCOMPARE(current().text, u"Hand off…"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!find<QWidget>(u"commandPalette"_s)->isVisible());
    QVERIFY(find<QWidget>(u"handOffPage"_s)->isVisible());
}

void WindowPaletteTest::anIncidentIsOpened()
{
    QLineEdit *field = open();
    QTest::keyClicks(field, u"mailate"_s);
    QTRY_COMPARE(current().text, u"Mail is late"_s); // the list is read on another thread
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_window->incident()->incident().title, u"Mail is late"_s);
}

void WindowPaletteTest::wordsOfAnEntryLeadToIt()
{
    QLineEdit *field = open();
    QTest::keyClicks(field, u"newsletters"_s);
    QTRY_COMPARE(current().text, u"the spool is full of newsletters"_s);
    QCOMPARE(current().marks.size(), qsizetype(11));
    QVERIFY(current().detail.startsWith(u"Mail is late"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_window->incident()->incident().title, u"Mail is late"_s);
    const TimelineView *view = m_window->workArea()->timeline()->view();
    QVERIFY(view->currentRow() >= 0);
    QCOMPARE(view->model()->entry(view->currentRow())->text, u"the spool is full of newsletters"_s);
}

void WindowPaletteTest::enterBeforeTheAnswerWaitsForIt()
{
    QLineEdit *field = open();
    field->setText(u"newsletters"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(m_window->incident()->incident().title, u"Mail is late"_s);
}

void WindowPaletteTest::aViewIsSavedShownAndForgotten()
{
    m_window->actions()->search->trigger();
    auto *search = find<QLineEdit>(u"incidentSearch"_s);
    auto *list = find<QListView>(u"incidentList"_s);
    QTest::keyClicks(search, u"severity:1 mail"_s);
    m_window->actions()->saveView->trigger();
    auto *name = find<QWidget>(u"viewName"_s)->findChild<QLineEdit *>();
    QVERIFY(name->hasFocus());
    name->setText(u"Mail, worst"_s);
    QTest::keyClick(name, Qt::Key_Return);
    const SavedView view{.name = u"Mail, worst"_s, .query = u"severity:1 mail"_s};
    QCOMPARE(SavedViews::instance().all(), QList{view});
    search->clear();
    const auto rowOf = [&] {
        return list->model()
            ->match(list->model()->index(0, 0), Qt::DisplayRole, view.name)
            .value(0);
    };
    QVERIFY(rowOf().isValid());

    QLineEdit *field = open();
    QTest::keyClicks(field, u"worst"_s);
    QCOMPARE(current().kind, PaletteItem::Kind::View);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(search->text(), view.query);

    list->setCurrentIndex(rowOf());
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(SavedViews::instance().all().isEmpty());
    QVERIFY(!rowOf().isValid());
}

void WindowPaletteTest::escapeGivesTheKeyboardBack()
{
    const QWidget *home = QApplication::focusWidget();
    QLineEdit *field = open();
    QVERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), home);
}

void WindowPaletteTest::aLookElsewhereLeaves()
{
    open();
    find<QLineEdit>(u"incidentSearch"_s)->setFocus();
    QVERIFY(!find<QWidget>(u"commandPalette"_s)->isVisible());
    QVERIFY(find<QLineEdit>(u"incidentSearch"_s)->hasFocus());
}

void WindowPaletteTest::whatWasUsedLastComesFirst()
{
    QLineEdit *field = open();
    QTest::keyClicks(field, u"about"_s);
    QTest::keyClick(field, Qt::Key_Return);
    open();
    QCOMPARE(current().key, u"command:about"_s);
    QCOMPARE(field->text(), QString());
    QCOMPARE(WindowSettings().chosenLast(), QStringList{u"command:about"_s});
}

void WindowPaletteTest::keysChooseAcrossGroups()
{
    QLineEdit *field = open();
    const PaletteItem first = current();
    QTest::keyClick(field, Qt::Key_Up);
    QCOMPARE(current(), first);
    QTest::keyClick(field, Qt::Key_Down);
    QVERIFY(current() != first);
    QTest::keyClick(field, Qt::Key_PageDown);
    QTest::keyClick(field, Qt::Key_PageUp);
    QCOMPARE(current().text.isEmpty(), false);
    QVERIFY(field->hasFocus());
}

void WindowPaletteTest::everyActionThatIsOnCanBeFound()
{
    QLineEdit *field = open();
    const auto *palette = find<CommandPalette>(u"commandPalette"_s);
    for (const QAction *action : m_window->actions()->all()) {
        if (!action->isEnabled() || action == m_window->actions()->palette)
            continue;
        field->setText(QString(action->text()).remove(u'&'));
        bool there = false;
        for (int row = 0; row < palette->model().rowCount(); ++row) {
            const PaletteItem *item = palette->model().item(row);
            there |= item && item->key == u"command:"_s + action->objectName();
        }
        QVERIFY2(there, qPrintable(action->objectName()));
    }
}

QTEST_MAIN(WindowPaletteTest)
#include "windowpalette.moc"
