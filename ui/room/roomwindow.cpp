// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/roomwindow.h"

#include "room/roomview.h"

#include <QAction>
#include <QGuiApplication>
#include <QScreen>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

RoomWindow::RoomWindow(const std::shared_ptr<OpenIncident> &incident)
    : QWidget(nullptr, Qt::Window)
    , m_incident(incident)
    , m_view(new RoomView(incident, this))
{
    setObjectName(u"roomWindow"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_QuitOnClose, false);
    setMinimumSize(640, 360);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    setFocusProxy(m_view);
    addActions();
    tellTitle();
    connect(incident.get(), &OpenIncident::changed, this, &RoomWindow::tellTitle);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, [this] { m_view->setNow(Instant::now()); });
}

void RoomWindow::addActions()
{
    m_full = new QAction(tr("Full screen"), this);
    m_full->setObjectName(u"roomFullScreen"_s);
    m_full->setShortcut(Qt::Key_F11);
    m_full->setCheckable(true);
    connect(m_full, &QAction::toggled, this, &RoomWindow::setFull);
    auto *leave = new QAction(tr("Leave full screen or close"), this);
    leave->setObjectName(u"roomLeave"_s);
    leave->setShortcut(Qt::Key_Escape);
    connect(leave, &QAction::triggered, this, [this] {
        if (m_full->isChecked())
            m_full->setChecked(false);
        else
            close();
    });
    m_close = new QAction(tr("Close"), this);
    m_close->setObjectName(u"roomClose"_s);
    m_close->setShortcut(Qt::CTRL | Qt::Key_W);
    connect(m_close, &QAction::triggered, this, &QWidget::close);
    QWidget::addActions({m_full, leave, m_close});
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void RoomWindow::setFull(bool full)
{
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, full));
}

void RoomWindow::tellTitle()
{
    setWindowTitle(tr("%1 — room view").arg(m_incident->incident().title));
}

void RoomWindow::place(const QByteArray &geometry, const QWidget *beside)
{
    if (!geometry.isEmpty() && restoreGeometry(geometry)) {
        m_full->setChecked(windowState() & Qt::WindowFullScreen);
        return;
    }
    resize(m_view->sizeHint().boundedTo(beside->screen()->availableSize()));
    for (QScreen *screen : QGuiApplication::screens()) {
        if (screen == beside->screen())
            continue;
        setScreen(screen);
        move(screen->availableGeometry().topLeft());
        m_full->setChecked(true);
        return;
    }
}

void RoomWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_view->setNow(Instant::now());
    m_second.start();
}

void RoomWindow::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_second.stop();
}

void RoomWindow::closeEvent(QCloseEvent *event)
{
    Q_EMIT left(saveGeometry());
    QWidget::closeEvent(event);
}

} // namespace Bridgelog
