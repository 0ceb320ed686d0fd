// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/style.h"
#include "shell/mainwindow.h"
#include "shell/windowactions.h"
#include "shell/workarea.h"
#include "ui/archivefixture.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
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
    void everyActionHasAName();

private:
    std::unique_ptr<ArchiveFixture> m_archive;
    FileChooser m_chooser;
    std::unique_ptr<MainWindow> m_window;
};

void AccessibleTest::initTestCase()
{
    QApplication::setStyle(new Style);
    QAccessible::setActive(true);
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
          "saveView", "shortcuts", "about"})
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
    m_window = std::make_unique<MainWindow>(*m_archive->journal, u"commander"_s, m_chooser);
    m_window->start();
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    if (!action.isEmpty())
        m_window->findChild<QAction *>(action)->trigger();
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

QTEST_MAIN(AccessibleTest)
#include "accessible.moc"
