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

void Shortcuts::adopt(QAction *action)
{
    const QString name = action->objectName();
    Known &known = m_known[name];
    if (known.actions.isEmpty()) {
        known.text = QString(action->text()).remove(u'&').remove(u'…');
        known.standard = action->shortcut();
    }
    known.actions.removeIf([](const QPointer<QAction> &each) { return each.isNull(); });
    known.actions.append(action);
    action->setShortcut(keysOf(name));
}

QKeySequence Shortcuts::keysOf(const QString &name) const
{
    const auto chosen = m_chosen.constFind(name);
    return chosen != m_chosen.constEnd() ? *chosen : m_known.value(name).standard;
}

QString Shortcuts::ownerOf(const QKeySequence &keys) const
{
    if (keys.isEmpty())
        return {};
    for (auto known = m_known.constBegin(); known != m_known.constEnd(); ++known) {
        if (keysOf(known.key()) == keys)
            return known.key();
    }
    return {};
}

void Shortcuts::choose(const QString &name, const QKeySequence &keys)
{
    const QString owner = ownerOf(keys);
    if (!owner.isEmpty() && owner != name) {
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

QString Shortcuts::objectionTo(const QKeySequence &keys)
{
    if (keys.isEmpty())
        return {};
    const QKeyCombination stroke = keys[0];
    const Qt::Key key = stroke.key();
    const bool held =
        stroke.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const bool ofItsOwn = key >= Qt::Key_F1 && key <= Qt::Key_F35;
    if (!held && !ofItsOwn)
        return tr("%1 alone is needed for writing; hold Ctrl or Alt with it, or take a function "
                  "key.")
            .arg(keys.toString(QKeySequence::NativeText));
    return {};
}

} // namespace Bridgelog
