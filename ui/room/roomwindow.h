// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/openincident.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace Bridgelog {

class RoomView;

/// An incident popped out for a second screen, to be looked at only. F11 fills the screen, Esc
/// leaves that and then closes.
class RoomWindow : public QWidget {
    Q_OBJECT

public:
    explicit RoomWindow(const std::shared_ptr<OpenIncident> &incident);

    const IncidentId &incident() const { return m_incident->id(); }
    RoomView *view() const { return m_view; }
    QAction *fullScreen() const { return m_full; }
    QAction *closing() const { return m_close; }
    /// Where it was the last time; empty: on a screen that `beside` is not on, if there is one.
    void place(const QByteArray &geometry, const QWidget *beside);

Q_SIGNALS:
    /// It closes, and was there.
    void left(const QByteArray &geometry);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void addActions();
    void setFull(bool full);
    void tellTitle();

    std::shared_ptr<OpenIncident> m_incident;
    RoomView *m_view;
    QAction *m_full = nullptr;
    QAction *m_close = nullptr;
    QTimer m_second;
};

} // namespace Bridgelog
