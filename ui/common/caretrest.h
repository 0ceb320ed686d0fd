// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace Bridgelog {

/// Lets the caret stand still once nobody has typed or clicked for a while, so that a window which
/// is only looked at wakes the processor up once a second and no more; it blinks again with the
/// next key.
class CaretRest : public QObject {
    Q_OBJECT

public:
    explicit CaretRest(
        QObject *parent, std::chrono::milliseconds patience = std::chrono::seconds(10));
    ~CaretRest() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void blink();
    void restWhenIdle();

    const std::chrono::milliseconds m_patience;
    const int m_flashTime;
    QDeadlineTimer m_idleFrom;
    QTimer m_look;
};

} // namespace Bridgelog
