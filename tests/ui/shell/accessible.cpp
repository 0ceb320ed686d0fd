// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/style.h"
#include "palette/commandpalette.h"
#include "room/roomwindow.h"
#include "shell/mainwindow.h"
#include "shell/windowactions.h"
#include "shell/workarea.h"
#include "timeline/timelineview.h"
#include "ui/archivefixture.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSet>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// What a screen reader meets on its way through the window.
class AccessibleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void everythingThatTakesTheKeyboardHasAName_data();
    void everythingThatTakesTheKeyboardHasAName();
    void aNamelessFieldIsFound();
    void theRoomWindowIsNamedToo();
    void everyActionHasAName();
    void everyActionHasKeysOrAPlaceInThePalette();

private:
    void openWindow();

    std::unique_ptr<ArchiveFixture> m_archive;
    FileChooser m_chooser;
    std::unique_ptr<MainWindow> m_window;
};

void AccessibleTest::initTestCase()
{
    QApplication::setStyle(new Style);
    QAccessible::setActive(true);
}

void AccessibleTest::openWindow()
{
    m_window = std::make_unique<MainWindow>(*m_archive->journal, u"commander"_s, m_chooser);
    m_window->start();
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void AccessibleTest::cleanup()
{
    m_window.reset();
    m_archive.reset();
}

/// Every interface below `from` that the keyboard can go to and nothing can be said of.
static void
walk(QAccessibleInterface *from, QStringList &nameless, int &focusable, QSet<QAccessible::Id> &seen)
{
    if (!from || !from->isValid() || from->state().invisible
        || seen.contains(QAccessible::uniqueId(from)))
        return;
    seen.insert(QAccessible::uniqueId(from));
    if (from->state().focusable && !from->state().disabled) {
        ++focusable;
        if (from->text(QAccessible::Name).trimmed().isEmpty()) {
            QStringList path;
            for (const QObject *each = from->object(); each; each = each->parent())
                path.append(
                    QString::fromLatin1(each->metaObject()->className()) + u'#'
                    + each->objectName());
            nameless.append(path.join(u" in "_s));
        }
    }
    for (int i = 0; i < from->childCount(); ++i)
        walk(from->child(i), nameless, focusable, seen);
}

void AccessibleTest::everythingThatTakesTheKeyboardHasAName_data()
{
    QTest::addColumn<QString>("action");
    QTest::newRow("no incident") << QString();
    for (const char *action :
         {"compose", "declare", "postUpdate", "handOff", "rename", "zone", "palette", "search",
          "saveView", "shortcuts", "about", "undoList", "findInTimeline", "filterTimeline",
          "jumpToTime", "entryHistory", "shiftEntries"})
        QTest::newRow(action) << QString::fromLatin1(action);
}

void AccessibleTest::everythingThatTakesTheKeyboardHasAName()
{
    QFETCH(QString, action);
    QSettings(u"bridgelog"_s, u"bridgelog"_s).clear();
    m_archive = std::make_unique<ArchiveFixture>();
    if (!action.isEmpty()) {
        m_archive->declare(u"Mail is late"_s);
        const auto incident = m_archive->declare(u"Checkout fails"_s);
        incident->log({.text = u"Half of the orders time out"_s});
        incident->setComponent(u"API"_s, Impact::MajorOutage);
        QVERIFY(m_archive->journal->flush());
    }
    openWindow();
    if (!action.isEmpty()) {
        auto *view = m_window->findChild<TimelineView *>();
        view->setCurrent(view->model()->entry(0)->id);
        m_window->findChild<QAction *>(action)->trigger();
    }
    QStringList nameless;
    int focusable = 0;
    QSet<QAccessible::Id> seen;
    walk(QAccessible::queryAccessibleInterface(m_window.get()), nameless, focusable, seen);
    QCOMPARE_GT(focusable, 3);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
}

void AccessibleTest::aNamelessFieldIsFound()
{
    QWidget window;
    QLineEdit field(&window);
    field.setObjectName(u"nameless"_s);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QStringList nameless;
    int focusable = 0;
    QSet<QAccessible::Id> seen;
    walk(QAccessible::queryAccessibleInterface(&window), nameless, focusable, seen);
    QCOMPARE(nameless.size(), 1);
    QVERIFY(nameless.first().contains(u"nameless"));
}

void AccessibleTest::theRoomWindowIsNamedToo()
{
    m_archive = std::make_unique<ArchiveFixture>();
    const std::shared_ptr<OpenIncident> incident = m_archive->declare(u"Checkout fails"_s);
    RoomWindow room(incident);
    room.setAttribute(Qt::WA_DeleteOnClose, false);
    room.show();
    QVERIFY(QTest::qWaitForWindowExposed(&room));
    QStringList nameless;
    int focusable = 0;
    QSet<QAccessible::Id> seen;
    QAccessibleInterface *window = QAccessible::queryAccessibleInterface(&room);
    QVERIFY(window->text(QAccessible::Name).contains(u"Checkout fails"));
    walk(window, nameless, focusable, seen);
    QCOMPARE_GE(focusable, 1);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    for (const QAction *action : room.actions())
        QVERIFY2(
            !action->text().isEmpty() && !action->shortcut().isEmpty(),
            qPrintable(action->objectName()));
}

void AccessibleTest::everyActionHasAName()
{
    m_archive = std::make_unique<ArchiveFixture>();
    m_window = std::make_unique<MainWindow>(*m_archive->journal, u"commander"_s, m_chooser);
    QSet<QString> names;
    for (const QAction *action : m_window->actions()->all()) {
        QVERIFY2(!action->text().trimmed().isEmpty(), qPrintable(action->objectName()));
        QVERIFY2(!action->objectName().isEmpty(), qPrintable(action->text()));
        QVERIFY2(!names.contains(action->objectName()), qPrintable(action->objectName()));
        names.insert(action->objectName());
    }
}

void AccessibleTest::everyActionHasKeysOrAPlaceInThePalette()
{
    m_archive = std::make_unique<ArchiveFixture>();
    m_archive->declare(u"Checkout fails"_s)->log({.text = u"Half of the orders time out"_s});
    QVERIFY(m_archive->journal->flush());
    openWindow();
    auto *view = m_window->findChild<TimelineView *>();
    view->setCurrent(view->model()->entry(0)->id);
    m_window->actions()->palette->trigger();
    auto *palette = m_window->findChild<CommandPalette *>();
    auto *field = palette->findChild<QLineEdit *>();
    int asked = 0;
    for (const QAction *action : m_window->findChildren<QAction *>()) {
        const bool ofAField = action->objectName().startsWith(u"_q_");
        if (action->isSeparator() || action->menu() || ofAField || !action->isEnabled())
            continue;
        const QByteArray name = (action->objectName() + u' ' + action->text()).toUtf8();
        QVERIFY2(!action->text().trimmed().isEmpty(), name.constData());
        QVERIFY2(!action->objectName().isEmpty(), name.constData());
        ++asked;
        if (!action->shortcut().isEmpty())
            continue;
        field->setText(QString(action->text()).remove(u'&'));
        bool there = false;
        for (int row = 0; row < palette->model().rowCount(); ++row) {
            const PaletteItem *item = palette->model().item(row);
            there |= item && item->key == u"command:"_s + action->objectName();
        }
        QVERIFY2(there, name.constData());
    }
    QCOMPARE_GT(asked, 90);
}

QTEST_MAIN(AccessibleTest)
#include "accessible.moc"
