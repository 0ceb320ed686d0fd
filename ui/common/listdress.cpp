// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/listdress.h"

#include "common/theme.h"

#include <QListView>

namespace Bridgelog {

void dressList(QListView &list)
{
    list.setFrameShape(QFrame::NoFrame);
    list.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list.setEditTriggers(QAbstractItemView::NoEditTriggers);
    list.viewport()->setAutoFillBackground(false);
    QObject::connect(
        &Theme::instance(), &Theme::changed, &list, [view = &list] { view->doItemsLayout(); });
}

} // namespace Bridgelog
