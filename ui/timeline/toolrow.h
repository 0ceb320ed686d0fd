// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace Bridgelog {

/// A quiet row above the timeline with a hairline beneath. Escape leaves it.
class ToolRow : public QWidget {
    Q_OBJECT

public:
    explicit ToolRow(QWidget *parent = nullptr);

    /// Hides it and hands the keyboard back.
    virtual void close();

Q_SIGNALS:
    void closed();

protected:
    QHBoxLayout *row() const { return m_row; }
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QHBoxLayout *m_row;
};

} // namespace Bridgelog
