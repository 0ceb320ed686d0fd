// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/textdiff.h"

#include <QAbstractScrollArea>
#include <QTextLayout>

#include <memory>
#include <vector>

namespace Bridgelog {

/// What became of a text: what was added is underlined, what was removed is struck through, each
/// in its colour; long stretches that are the same are left out. Plain text, whatever it says.
class DifferenceText : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit DifferenceText(QWidget *parent = nullptr);

    void setDifference(const QList<DiffSpan> &spans);
    /// As it is shown, a span a line: "+added", "-removed", " same".
    QStringList lines() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();

    QList<DiffSpan> m_spans; ///< as shown
    std::vector<std::unique_ptr<QTextLayout>> m_lines;
};

} // namespace Bridgelog
