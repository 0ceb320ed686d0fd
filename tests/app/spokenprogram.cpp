// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spokenprogram.h"

#include <QDBusConnectionInterface>
#include <QDBusMetaType>
#include <QDBusReply>
#include <QDBusVariant>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Bridgelog {

QDBusArgument &operator<<(QDBusArgument &argument, const Spoken &thing)
{
    argument.beginStructure();
    argument << thing.service << thing.path;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, Spoken &thing)
{
    argument.beginStructure();
    argument >> thing.service >> thing.path;
    argument.endStructure();
    return argument;
}

namespace {

const QString busName = u"screenreader"_s;
const QString rootPath = u"/org/a11y/atspi/accessible/root"_s;
const QString nullPath = u"/org/a11y/atspi/null"_s;
constexpr int patience = 20'000; ///< ms; a loaded machine
constexpr int mostChildren = 400;
// Numbers of states, from AT-SPI's AtspiStateType.
constexpr int stateFocusable = 11;
constexpr int stateSensitive = 24;
constexpr int stateShowing = 25;

/// A line that a child writes once it is ready.
QString firstLine(QProcess &process)
{
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(patience))
            return {};
    }
    return QString::fromUtf8(process.readLine()).trimmed();
}

void end(QProcess &process)
{
    process.terminate();
    if (!process.waitForFinished(3000))
        process.kill();
    process.waitForFinished();
}

} // namespace

SpokenProgram::SpokenProgram() { qDBusRegisterMetaType<Spoken>(); }

SpokenProgram::~SpokenProgram()
{
    QDBusConnection::disconnectFromBus(busName);
    for (QProcess *process : {&m_window, &m_daemon, &m_display}) {
        if (process->state() != QProcess::NotRunning)
            end(*process);
    }
}

QString SpokenProgram::missing()
{
    for (const auto &tool : {u"Xvfb"_s, u"xdotool"_s, u"dbus-daemon"_s}) {
        if (QStandardPaths::findExecutable(tool).isEmpty())
            return u"%1 is not installed, so no screen reader can be played here."_s.arg(tool);
    }
    return {};
}

QString SpokenProgram::startDisplay()
{
    m_display.start(
        u"Xvfb"_s,
        {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1440x900x24"_s, u"-nolisten"_s,
         u"tcp"_s});
    m_number = u':' + firstLine(m_display);
    return m_number.size() > 1 ? QString() : u"The virtual display did not start."_s;
}

QString SpokenProgram::startBus()
{
    m_daemon.start(
        u"dbus-daemon"_s,
        {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address=1"_s});
    m_address = firstLine(m_daemon);
    QDBusConnection bus = QDBusConnection::connectToBus(m_address, busName);
    if (!bus.isConnected())
        return u"The message bus did not start."_s;
    if (!bus.registerVirtualObject(rootPath, this)
        || !bus.registerService(u"org.a11y.atspi.Registry"_s))
        return u"The registry's name could not be taken."_s;
    return {};
}

QString SpokenProgram::start(const QStringList &arguments)
{
    for (const QString &trouble : {startDisplay(), startBus()}) {
        if (!trouble.isEmpty())
            return trouble;
    }
    m_program.start(
        m_window, arguments,
        {{u"DISPLAY"_s, m_number},
         {u"QT_QPA_PLATFORM"_s, u"xcb"_s},
         {u"AT_SPI_BUS_ADDRESS"_s, m_address},
         {u"DBUS_SESSION_BUS_ADDRESS"_s, m_address}});
    if (!QTest::qWaitFor([this] { return !m_told.isEmpty(); }, patience))
        return u"The window did not tell itself to the registry: "_s
            + QString::fromUtf8(m_window.readAllStandardError());
    return {};
}

void SpokenProgram::press(const QString &keys)
{
    QProcess tool;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, m_number);
    tool.setProcessEnvironment(environment);
    // Without a window manager nobody gives a window the keyboard.
    tool.start(
        u"xdotool"_s,
        {u"search"_s, u"--onlyvisible"_s, u"--name"_s, u"Bridgelog"_s, u"windowfocus"_s,
         u"--sync"_s, u"key"_s, keys});
    tool.waitForFinished();
}

/// Plays the registry: notes who is there, and has no events that anybody waits for.
bool SpokenProgram::handleMessage(const QDBusMessage &message, const QDBusConnection &connection)
{
    if (message.member() != u"Embed")
        return false;
    m_told = message.service();
    connection.send(message.createReply(QVariant::fromValue(
        Spoken{.service = connection.baseService(), .path = QDBusObjectPath(rootPath)})));
    return true;
}

QDBusMessage
SpokenProgram::ask(const Spoken &thing, const QString &member, const QVariantList &arguments) const
{
    const bool property = member == u"Get";
    QDBusMessage question = QDBusMessage::createMethodCall(
        thing.service, thing.path.path(),
        property ? u"org.freedesktop.DBus.Properties"_s : u"org.a11y.atspi.Accessible"_s, member);
    question.setArguments(arguments);
    return QDBusConnection(busName).call(question, QDBus::Block, patience);
}

QString SpokenProgram::nameOf(const Spoken &thing) const
{
    const QDBusReply<QDBusVariant> name =
        ask(thing, u"Get"_s, {u"org.a11y.atspi.Accessible"_s, u"Name"_s});
    return name.isValid() ? name.value().variant().toString().trimmed() : QString();
}

SpokenProgram::Walk SpokenProgram::walk() const
{
    Walk walk;
    this->walk({.service = m_told, .path = QDBusObjectPath(rootPath)}, {}, walk);
    return walk;
}

void SpokenProgram::walk(const Spoken &thing, const QStringList &path, Walk &walk) const
{
    ++walk.things;
    const QString name = nameOf(thing);
    const QDBusReply<QString> role = ask(thing, u"GetRoleName"_s, {});
    const QStringList here = path + QStringList{u"%1 “%2”"_s.arg(role.value(), name)};
    const QDBusReply<QList<uint>> states = ask(thing, u"GetState"_s, {});
    const uint set = states.value().value(0);
    const auto is = [set](int state) { return (set >> state & 1U) != 0; };
    if (is(stateFocusable) && is(stateShowing) && is(stateSensitive)) {
        ++walk.focusable;
        walk.names.append(name);
        if (name.isEmpty())
            walk.nameless.append(here.join(u" > "));
    }
    const QDBusReply<QDBusVariant> count =
        ask(thing, u"Get"_s, {u"org.a11y.atspi.Accessible"_s, u"ChildCount"_s});
    const int children = count.isValid() ? count.value().variant().toInt() : 0;
    for (int i = 0; i < std::min(children, mostChildren); ++i) {
        const QDBusMessage answer = ask(thing, u"GetChildAtIndex"_s, {i});
        if (answer.arguments().isEmpty())
            continue;
        const auto child = qdbus_cast<Spoken>(answer.arguments().at(0));
        if (child.path.path() != nullPath)
            this->walk(child, here, walk);
    }
}

} // namespace Bridgelog
