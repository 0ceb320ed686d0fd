// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Bridgelog {

/// An action item on two lines: its text and when it is due, and under it whose it is and of which
/// incident. What is overdue says so in words and in red.
class ActionDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
        const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Where the ring or tick of a row is, for the mouse.
    static QRect markRect(const QRect &row, bool rightToLeft);
};

} // namespace Bridgelog
