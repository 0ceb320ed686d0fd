// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QStandardPaths>

namespace Bridgelog {

/// A session bus of a test's own, which the program under test takes for the desktop's.
class PrivateBus {
public:
    static bool isThere() { return !daemon().isEmpty(); }

    bool start()
    {
        using namespace Qt::StringLiterals;
        m_bus.start(daemon(), {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        if (!m_bus.waitForStarted() || !m_bus.waitForReadyRead())
            return false;
        m_address = m_bus.readLine().trimmed();
        return qputenv("DBUS_SESSION_BUS_ADDRESS", m_address);
    }

    /// Offers all slots of `object` at a path of a service.
    bool offer(const QString &service, const QString &path, QObject *object)
    {
        m_service = service;
        QDBusConnection bus = QDBusConnection::connectToBus(QString::fromUtf8(m_address), service);
        return bus.registerObject(path, object, QDBusConnection::ExportAllSlots)
            && bus.registerService(service);
    }

    void stop()
    {
        QDBusConnection::disconnectFromBus(m_service);
        m_bus.terminate();
        m_bus.waitForFinished();
    }

private:
    static QString daemon()
    {
        return QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
    }

    QProcess m_bus;
    QByteArray m_address;
    QString m_service; ///< also the name of its connection
};

} // namespace Bridgelog
