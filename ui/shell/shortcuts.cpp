// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/shortcuts.h"

#include <QAction>
#include <QCoreApplication>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace Bridgelog {

Shortcuts &Shortcuts::instance()
{
    static QPointer<Shortcuts> shortcuts;
    if (!shortcuts)
        shortcuts = new Shortcuts(QCoreApplication::instance());
    return *shortcuts;
}

Shortcuts::Shortcuts(QObject *parent)
    : QObject(parent)
{
    QSettings settings(u"bridgelog"_s, u"bridgelog"_s);
    settings.beginGroup(u"shortcuts"_s);
    for (const QString &name : settings.childKeys())
        m_chosen.insert(
            name, QKeySequence(settings.value(name).toString(), QKeySequence::PortableText));
}

void Shortcuts::adopt(QAction *action, Scope scope)
{
    const QString name = action->objectName();
    Known &known = m_known[name];
    if (known.actions.isEmpty()) {
        known.text = QString(action->text()).remove(u'&').remove(u'…');
        known.standard = action->shortcut();
        known.scope = scope;
    }
    known.actions.removeIf([](const QPointer<QAction> &each) { return each.isNull(); });
    known.actions.append(action);
    action->setShortcut(keysOf(name));
}

void Shortcuts::adopt(QAction *action, const QString &name)
{
    m_known[name].actions.append(action);
    action->setShortcut(keysOf(name));
}

QKeySequence Shortcuts::keysOf(const QString &name) const
{
    const auto chosen = m_chosen.constFind(name);
    return chosen != m_chosen.constEnd() ? *chosen : m_known.value(name).standard;
}

QString Shortcuts::ownerOf(const QKeySequence &keys, const QString &name) const
{
    if (keys.isEmpty())
        return {};
    const Known asking = m_known.value(name);
    QString elsewhere;
    for (auto known = m_known.constBegin(); known != m_known.constEnd(); ++known) {
        if (known.key() == name || keysOf(known.key()) != keys)
            continue;
        if (known->scope == asking.scope)
            return known.key();
        // The program's own keys may mean one thing in a part of the window and another around it.
        if (asking.standard != keys || known->standard != keys)
            elsewhere = known.key();
    }
    return elsewhere;
}

void Shortcuts::choose(const QString &name, const QKeySequence &keys)
{
    const QString owner = ownerOf(keys, name);
    if (!owner.isEmpty()) {
        m_chosen.insert(owner, {});
        apply(owner);
    }
    if (keys == m_known.value(name).standard)
        m_chosen.remove(name);
    else
        m_chosen.insert(name, keys);
    apply(name);
    write();
}

void Shortcuts::resetAll()
{
    m_chosen.clear();
    for (auto known = m_known.constBegin(); known != m_known.constEnd(); ++known)
        apply(known.key());
    write();
}

void Shortcuts::apply(const QString &name)
{
    for (const QPointer<QAction> &action : m_known.value(name).actions) {
        if (action)
            action->setShortcut(keysOf(name));
    }
}

void Shortcuts::write()
{
    QSettings settings(u"bridgelog"_s, u"bridgelog"_s);
    settings.remove(u"shortcuts"_s);
    for (auto chosen = m_chosen.constBegin(); chosen != m_chosen.constEnd(); ++chosen)
        settings.setValue(
            u"shortcuts/"_s + chosen.key(), chosen->toString(QKeySequence::PortableText));
    Q_EMIT changed();
}

QString Shortcuts::objectionTo(const QKeySequence &keys, const QString &name) const
{
    if (keys.isEmpty())
        return {};
    const QKeyCombination stroke = keys[0];
    const Qt::Key key = stroke.key();
    const Qt::KeyboardModifiers modifiers = stroke.keyboardModifiers();
    const bool held = modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const QString spelled = keys.toString(QKeySequence::NativeText);
    if (modifiers == Qt::AltModifier && key >= Qt::Key_1 && key <= Qt::Key_9)
        return tr("%1 answers a question that is asked.").arg(spelled);
    if (held || (key >= Qt::Key_F1 && key <= Qt::Key_F35))
        return {};
    const bool character = key < Qt::Key_Escape;
    if (m_known.value(name).scope != Scope::Timeline)
        return tr("%1 alone is needed for writing; hold Ctrl or Alt with it, or take a function "
                  "key.")
            .arg(spelled);
    return character ? QString() : tr("%1 alone leads through the timeline.").arg(spelled);
}

} // namespace Bridgelog
