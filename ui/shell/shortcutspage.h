// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/windowactions.h"

#include <QScrollArea>

class QLineEdit;
class QVBoxLayout;

namespace Bridgelog {

class Button;
class FlowLayout;
class Label;
class ShortcutRow;

/// Every action with its keys, by menu, searched as one types and changed in place; and the keys
/// that are no actions.
class ShortcutsPage : public QScrollArea {
    Q_OBJECT

public:
    explicit ShortcutsPage(const QList<WindowActions::Group> &groups, QWidget *parent = nullptr);

Q_SIGNALS:
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    struct Group {
        QWidget *box;
        QString title;
        QList<ShortcutRow *> rows;
        QList<QWidget *> fixed; ///< keys that stay as they are
    };
    struct Fixed {
        QString keys;
        QString text;
    };
    void makeTop(QVBoxLayout *layout, QWidget *content);
    QVBoxLayout *startGroup(const QString &title, const QString &note = {});
    void addGroup(const WindowActions::Group &group);
    void addFixed(const QString &title, const QString &note, const QList<Fixed> &keys);
    void search(const QString &words);

    QWidget *m_columns = nullptr;
    FlowLayout *m_flow = nullptr;
    QLineEdit *m_search = nullptr;
    Button *m_resetAll = nullptr;
    Label *m_none = nullptr;
    QList<Group> m_groups;
};

} // namespace Bridgelog
