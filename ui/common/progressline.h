// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Bridgelog {

/// A thin line that fills up.
class ProgressLine : public QWidget {
    Q_OBJECT

public:
    explicit ProgressLine(QWidget *parent = nullptr);
    void setProgress(int done, int all);
    QSize sizeHint() const override { return {80, 4}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_done = 0;
    int m_all = 0;
};

} // namespace Bridgelog
