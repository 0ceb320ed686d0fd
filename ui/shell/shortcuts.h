// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QPointer>

class QAction;

namespace Bridgelog {

/// The keys of every action by its object name: the program's own, or what this person chose
/// instead, which is kept in the settings. The same in every window, at once.
class Shortcuts : public QObject {
    Q_OBJECT

public:
    /// Where keys work: those of the timeline only there, single characters too, and those of the
    /// postmortem while it is written; both before the window's.
    enum class Scope : quint8 {
        Window,
        Timeline,
        Postmortem
    };
    static Shortcuts &instance();

    /// Takes an action in with the shortcut it has now as its standard one, and gives it the chosen
    /// one.
    void adopt(QAction *action, Scope scope = Scope::Window);
    /// Gives it the keys that the action of this name has.
    void adopt(QAction *action, const QString &name);

    /// What the action is called, without what it says of the moment.
    QString textOf(const QString &name) const { return m_known.value(name).text; }
    QKeySequence keysOf(const QString &name) const;
    QKeySequence standardOf(const QString &name) const { return m_known.value(name).standard; }
    bool isChanged(const QString &name) const { return m_chosen.contains(name); }
    bool isAnyChanged() const { return !m_chosen.isEmpty(); }
    /// Which other action has these keys, so that `name` could not have them; empty where none.
    QString ownerOf(const QKeySequence &keys, const QString &name) const;

    /// Empty keys: none. Whoever had them has none then.
    void choose(const QString &name, const QKeySequence &keys);
    void resetAll();

    /// What is wrong with these keys for it, whoever has them: one sentence, or nothing.
    QString objectionTo(const QKeySequence &keys, const QString &name) const;

Q_SIGNALS:
    void changed();

private:
    struct Known {
        QString text;
        QKeySequence standard;
        Scope scope = Scope::Window;
        QList<QPointer<QAction>> actions;
    };
    explicit Shortcuts(QObject *parent);
    void apply(const QString &name);
    void write();

    QHash<QString, Known> m_known;
    QHash<QString, QKeySequence> m_chosen;
};

} // namespace Bridgelog
