// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/caretrest.h"

#include <QApplication>
#include <QEvent>

namespace Bridgelog {

CaretRest::CaretRest(QObject *parent, std::chrono::milliseconds patience)
    : QObject(parent)
    , m_patience(patience)
    , m_flashTime(QApplication::cursorFlashTime())
{
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &CaretRest::restWhenIdle);
    qApp->installEventFilter(this);
    blink();
}

CaretRest::~CaretRest() { QApplication::setCursorFlashTime(m_flashTime); }

bool CaretRest::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::InputMethod:
    case QEvent::WindowActivate: blink(); break;
    default: break;
    }
    return false;
}

void CaretRest::blink()
{
    m_idleFrom.setRemainingTime(m_patience);
    if (m_look.isActive() || m_flashTime == 0)
        return;
    QApplication::setCursorFlashTime(m_flashTime);
    m_look.start(m_patience);
}

/// A key that came meanwhile has only moved the deadline.
void CaretRest::restWhenIdle()
{
    if (m_idleFrom.hasExpired())
        QApplication::setCursorFlashTime(0);
    else
        m_look.start(static_cast<int>(m_idleFrom.remainingTime()) + 1);
}

} // namespace Bridgelog
