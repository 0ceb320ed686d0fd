// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/systemcontrast.h"

#include "common/theme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace Bridgelog {

SystemContrast::SystemContrast(QObject *parent)
    : QObject(parent)
{
    connect(
        qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState now) {
            if (now == Qt::ApplicationActive)
                ask();
        });
}

/// Qt tells of light and dark only; the desktop's portal has the contrast beside them.
void SystemContrast::ask()
{
    // Without an address the library would start a bus of its own, and wait for it.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return;
    QDBusMessage call = QDBusMessage::createMethodCall(
        u"org.freedesktop.portal.Desktop"_s, u"/org/freedesktop/portal/desktop"_s,
        u"org.freedesktop.portal.Settings"_s, u"Read"_s);
    call.setArguments({u"org.freedesktop.appearance"_s, u"contrast"_s});
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isError())
            return;
        // A variant in a variant, as this call of the portal has always answered.
        QVariant value = reply.value().variant();
        if (value.canConvert<QDBusVariant>())
            value = value.value<QDBusVariant>().variant();
        constexpr uint high = 1;
        Theme::instance().setSystemContrast(value.toUInt() == high);
    });
}

} // namespace Bridgelog
