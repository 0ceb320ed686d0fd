// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace Bridgelog {

void notifyDesktop(const QString &title, const QString &text, NotifierSound sound)
{
    // Without an address the library would start a bus of its own, and wait for it.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return;
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage call = QDBusMessage::createMethodCall(
        u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
        u"org.freedesktop.Notifications"_s, u"Notify"_s);
    const QVariantMap hints{
        {u"suppress-sound"_s, sound == NotifierSound::None}, {u"desktop-entry"_s, u"bridgelog"_s}};
    constexpr int usualTime = -1; ///< as long as the desktop shows any
    // The body may hold markup there; what a person wrote is text.
    call.setArguments(
        {u"Bridgelog"_s, 0U, QString(), title, text.toHtmlEscaped(), QStringList(), hints,
         usualTime});
    (void)bus.send(call);
}

} // namespace Bridgelog
