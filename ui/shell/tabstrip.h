// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QTabBar;

namespace Bridgelog {

/// The pages of an incident as tabs, with what belongs to the current page at the other end.
class TabStrip : public QWidget {
    Q_OBJECT

public:
    TabStrip(const QStringList &titles, QWidget *aside, QWidget *parent = nullptr);
    QTabBar *tabs() const { return m_tabs; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QTabBar *m_tabs;
};

} // namespace Bridgelog
