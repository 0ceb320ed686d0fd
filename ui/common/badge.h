// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

#include <QWidget>

#include <optional>

namespace Bridgelog {

/// The severity badge: "SEV 1" on its colour's ground. A button where `clicked` leads somewhere.
class Badge : public QWidget {
    Q_OBJECT

public:
    explicit Badge(QWidget *parent = nullptr);

    void setSeverity(std::optional<int> severity);
    QSize sizeHint() const override;

    // For delegates, which paint it themselves.
    static QString text(std::optional<int> severity);
    static Theme::Token token(std::optional<int> severity);
    static QSize size(std::optional<int> severity, Theme::Size font);
    static void
    paint(QPainter *painter, const QRectF &rect, std::optional<int> severity, Theme::Size font);

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    std::optional<int> m_severity;
};

} // namespace Bridgelog
