// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timelineview.h"

// Where a reader is, kept while something else is shown.

namespace Bridgelog {

TimelineView::Place TimelineView::place() const
{
    return {
        .atEnd = isAtEnd(),
        .top = m_first,
        .offset = m_window.last() < 0 ? 0 : m_window.y(m_window.first()),
        .current = m_current,
        .selected = selected()};
}

void TimelineView::goTo(const Place &place)
{
    setCurrent(place.current);
    for (const EntryId &id : place.selected) {
        if (m_model->rowOf(id) >= 0)
            m_selected.insert(id);
    }
    const int top = m_model->rowOf(place.top);
    if (place.atEnd || top < 0)
        return scrollToEnd();
    m_window.setViewport(viewport()->height(), foot());
    m_window.scrollToRow(top, place.offset);
    settle();
}

} // namespace Bridgelog
