// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/program.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVirtualObject>

namespace Bridgelog {

/// A thing on the accessibility bus, as AT-SPI names it: "(so)".
struct Spoken {
    QString service;
    QDBusObjectPath path;
};
QDBusArgument &operator<<(QDBusArgument &argument, const Spoken &thing);
const QDBusArgument &operator>>(const QDBusArgument &argument, Spoken &thing);

/// The real window on a virtual display, and what a screen reader is told of it: a message bus of
/// its own, with this in the place of the desktop's registry.
class SpokenProgram : public QDBusVirtualObject {
    Q_OBJECT

public:
    SpokenProgram();
    ~SpokenProgram() override;

    /// One sentence: what this needs and the system does not have; empty where it has all.
    static QString missing();
    /// The window, once it has told itself to the registry; else what went wrong.
    QString start(const QStringList &arguments);
    Program &program() { return m_program; }
    void press(const QString &keys);

    struct Walk {
        int things = 0;
        int focusable = 0;
        QStringList names; ///< of all that can take the keyboard and is seen
        QStringList nameless; ///< where in the tree
    };
    Walk walk() const;

    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override;
    QString introspect(const QString &) const override { return {}; }

private:
    QString startDisplay();
    QString startBus();
    QDBusMessage
    ask(const Spoken &thing, const QString &member, const QVariantList &arguments) const;
    QString nameOf(const Spoken &thing) const;
    void walk(const Spoken &thing, const QStringList &path, Walk &walk) const;

    Program m_program;
    QProcess m_display;
    QProcess m_daemon;
    QProcess m_window;
    QString m_number; ///< of the display, ":7"
    QString m_address; ///< of the bus
    QString m_told; ///< the window's name on the bus
};

} // namespace Bridgelog

Q_DECLARE_METATYPE(Bridgelog::Spoken)
