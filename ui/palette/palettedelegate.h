// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Bridgelog {

/// Paints the rows of the palette: headings, and items with the letters found in the accent.
class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
        const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static void
    paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index);
    static void
    paintItem(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index);
};

} // namespace Bridgelog
