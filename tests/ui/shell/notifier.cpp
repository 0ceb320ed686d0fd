// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "common/style.h"
#include "shell/filechooser.h"
#include "shell/remindertray.h"
#include "shell/reminderwatch.h"
#include "shell/windowsettings.h"
#include "ui/archivefixture.h"
#include "ui/shell/privatebus.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QTest>
#include <QVariantMap>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// A desktop's notifications, on a bus of their own.
class NotificationService : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Said {
        QString program;
        uint replaces = 0;
        QString title;
        QString text;
        QStringList actions;
        QVariantMap hints;
    };
    QList<Said> said;

public Q_SLOTS:
    // NOLINTNEXTLINE(readability-identifier-naming): the interface's own name
    uint Notify(
        const QString &program, uint replaces, const QString &, const QString &title,
        const QString &text, const QStringList &actions, const QVariantMap &hints, int)
    {
        said.append(
            {.program = program,
             .replaces = replaces,
             .title = title,
             .text = text,
             .actions = actions,
             .hints = hints});
        return uint(said.size());
    }
};

/// What is due is said on the desktop once where the window is hidden, and not where it is seen;
/// on a real bus.
class NotifierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!PrivateBus::isThere())
            QSKIP("there is no dbus-daemon here");
        QVERIFY(m_bus.start());
        QVERIFY(m_bus.offer(
            u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s, &m_desktop));
        QApplication::setStyle(new Style);
    }
    void init()
    {
        WindowSettings().setReminderHeard(false);
        m_desktop.said.clear();
        m_archive = std::make_unique<ArchiveFixture>();
        m_incident = m_archive->declare(u"Checkout fails"_s);
        m_window = std::make_unique<MainWindow>(*m_archive->journal, u"commander"_s, m_files);
        m_window->start();
    }
    void cleanup()
    {
        m_window.reset();
        m_incident.reset();
        m_archive.reset();
    }
    void cleanupTestCase() { m_bus.stop(); }

    void aHiddenWindowSaysItOnceOnTheDesktop()
    {
        giveWhatIsDue();
        QTRY_COMPARE(m_desktop.said.size(), 1);
        const auto &said = m_desktop.said.first();
        QCOMPARE(said.program, u"Bridgelog"_s);
        QCOMPARE(said.text, u"Due: Call back dba: count &lt;locks&gt; &amp; wait"_s);
        QCOMPARE(said.replaces, 0U);
        QVERIFY(said.actions.isEmpty());
        QCOMPARE(said.hints.value(u"suppress-sound"_s).toBool(), true);
        lookAgain();
        QCOMPARE(m_desktop.said.size(), 1);
    }

    void aSoundThatWasAskedForIsTheDesktops()
    {
        WindowSettings().setReminderHeard(true);
        giveWhatIsDue();
        QTRY_COMPARE(m_desktop.said.size(), 1);
        QCOMPARE(m_desktop.said.first().hints.value(u"suppress-sound"_s).toBool(), false);
    }

    void aWindowThatIsSeenSaysItItself()
    {
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        giveWhatIsDue();
        const auto *tray = m_window->findChild<ReminderTray *>(u"reminderTray"_s);
        QTRY_VERIFY(tray->isVisible());
        lookAgain();
        QVERIFY(m_desktop.said.isEmpty());
    }

    void oneThatIsMinimizedIsNotSeen()
    {
        m_window->showMinimized();
        giveWhatIsDue();
        QTRY_COMPARE(m_desktop.said.size(), 1);
    }

private:
    void giveWhatIsDue()
    {
        m_incident->giveAssignment(
            {.person = u"dba"_s,
             .task = u"count <locks> & wait"_s,
             .minutes = 5,
             .at = Moment::exactly(Instant{Instant::now().us - 6 * Instant::minute})});
        QVERIFY(m_archive->journal->flush());
    }
    /// Long enough for whatever is on its way: a call there and back on the same bus.
    void lookAgain()
    {
        m_window->findChild<ReminderWatch *>()->look();
        QVERIFY(m_archive->journal->flush());
        QCoreApplication::processEvents();
        QVERIFY(QDBusConnection::sessionBus().interface()->isServiceRegistered(
            u"org.freedesktop.Notifications"_s));
        QCoreApplication::processEvents();
    }

    PrivateBus m_bus;
    NotificationService m_desktop;
    FileChooser m_files;
    std::unique_ptr<ArchiveFixture> m_archive;
    std::unique_ptr<OpenIncident> m_incident;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(NotifierTest)
#include "notifier.moc"
