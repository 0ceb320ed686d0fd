// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

#include <optional>

namespace Bridgelog {

/// A tab for each open incident, shown while there is more than one. Dragging moves a tab, a click
/// with the middle button or on its cross closes it, a double click keeps it.
class IncidentTabs : public QTabBar {
    Q_OBJECT

public:
    struct Tab {
        QString title;
        std::optional<int> severity;
        bool kept = true;
    };
    explicit IncidentTabs(QWidget *parent = nullptr);

    void show(const QList<Tab> &tabs, int current);

Q_SIGNALS:
    void chosen(int index);
    void closed(int index);
    void kept(int index);
    void moved(int from, int to);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void paintTab(QPainter &painter, int index) const;
    QRect crossRect(int index) const;

    QList<Tab> m_tabs;
    int m_pressed = -1; ///< the tab whose cross or middle is pressed
    int m_dragged = -1;
    QPoint m_from;
    QPoint m_pointer{-1, -1};
    bool m_telling = false;
};

} // namespace Bridgelog
