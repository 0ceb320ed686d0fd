// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/windowactions.h"

#include <QScrollArea>

namespace Bridgelog {

/// Every action with its key, by menu.
class ShortcutsPage : public QScrollArea {
    Q_OBJECT

public:
    explicit ShortcutsPage(const QList<WindowActions::Group> &groups, QWidget *parent = nullptr);

Q_SIGNALS:
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeGroup(const WindowActions::Group &group);

    QList<QWidget *> m_groups;
};

} // namespace Bridgelog
