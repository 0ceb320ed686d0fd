// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/systemcontrast.h"

#include "common/theme.h"
#include "ui/shell/privatebus.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusVariant>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// A desktop's settings, on a bus of their own.
class SettingsPortal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint contrast = 0;
    int asked = 0;

public Q_SLOTS:
    // NOLINTNEXTLINE(readability-identifier-naming): the interface's own name
    QDBusVariant Read(const QString &space, const QString &key)
    {
        ++asked;
        const bool known = space == u"org.freedesktop.appearance"_s && key == u"contrast"_s;
        return QDBusVariant(
            QVariant::fromValue(QDBusVariant(known ? QVariant(contrast) : QVariant(u"?"_s))));
    }
};

class SystemContrastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!PrivateBus::isThere())
            QSKIP("there is no dbus-daemon here");
        QVERIFY(m_bus.start());
        QVERIFY(m_bus.offer(
            u"org.freedesktop.portal.Desktop"_s, u"/org/freedesktop/portal/desktop"_s, &m_portal));
    }
    void cleanupTestCase() { m_bus.stop(); }

    void theSystemsHighContrastIsFollowed()
    {
        Theme &theme = Theme::instance();
        SystemContrast contrast(nullptr);
        m_portal.contrast = 1;
        contrast.ask();
        QTRY_VERIFY(theme.isHighContrast());
        m_portal.contrast = 0;
        contrast.ask();
        QTRY_VERIFY(!theme.isHighContrast());
    }

    void aThemeThatWasChosenStays()
    {
        Theme &theme = Theme::instance();
        theme.setChoice(Theme::Choice::Light);
        SystemContrast contrast(nullptr);
        m_portal.contrast = 1;
        const int before = m_portal.asked;
        contrast.ask();
        QTRY_COMPARE(m_portal.asked, before + 1);
        QCoreApplication::processEvents();
        QVERIFY(!theme.isHighContrast());
        theme.setChoice(Theme::Choice::System);
        QTRY_VERIFY(theme.isHighContrast());
    }

private:
    PrivateBus m_bus;
    SettingsPortal m_portal;
};

QTEST_MAIN(SystemContrastTest)
#include "systemcontrast.moc"
