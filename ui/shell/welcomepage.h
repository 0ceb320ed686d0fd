// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;

namespace Bridgelog {

/// What an empty archive shows: how to begin.
class WelcomePage : public QWidget {
    Q_OBJECT

public:
    struct Choice {
        QAction *action;
        QString text;
        QString explanation;
    };
    explicit WelcomePage(const QList<Choice> &choices, QWidget *parent = nullptr);
};

} // namespace Bridgelog
