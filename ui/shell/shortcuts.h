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
    static Shortcuts &instance();

    /// Takes an action in with the shortcut it has now as its standard one, and gives it the chosen
    /// one.
    void adopt(QAction *action);

    /// What the action is called, without what it says of the moment.
    QString textOf(const QString &name) const { return m_known.value(name).text; }
    QKeySequence keysOf(const QString &name) const;
    QKeySequence standardOf(const QString &name) const { return m_known.value(name).standard; }
    bool isChanged(const QString &name) const { return m_chosen.contains(name); }
    bool isAnyChanged() const { return !m_chosen.isEmpty(); }
    /// Which action has these keys; empty where none has.
    QString ownerOf(const QKeySequence &keys) const;

    /// Empty keys: none. Whoever had them has none then.
    void choose(const QString &name, const QKeySequence &keys);
    void resetAll();

    /// What is wrong with these keys, whoever has them: one sentence, or nothing.
    static QString objectionTo(const QKeySequence &keys);

Q_SIGNALS:
    void changed();

private:
    struct Known {
        QString text;
        QKeySequence standard;
        QList<QPointer<QAction>> actions;
    };
    explicit Shortcuts(QObject *parent);
    void apply(const QString &name);
    void write();

    QHash<QString, Known> m_known;
    QHash<QString, QKeySequence> m_chosen;
};

} // namespace Bridgelog
