// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/rowheights.h"

#include <functional>

namespace Bridgelog {

/// Which rows of a long list a viewport shows, and where. The place is kept as a row and its
/// distance from the top, never as a pixel count from the start: rows that turn out higher than
/// thought, or that come in above, do not move what a person reads. At the end it stays at the end.
/// Content lower than the viewport stands at its bottom. Only rows that are shown are ever
/// measured.
class RowWindow {
public:
    /// Gives the true height of a row, above zero.
    using Measure = std::function<int(int row)>;
    explicit RowWindow(Measure measure);

    /// Other rows, none of them measured. Stays at the end where it was there; else shows `first`
    /// where it can.
    void reset(int rows, int estimate, int first = 0);
    void setViewport(int height, int foot);
    void insert(int row, int count);
    void remove(int row, int count);
    void
    move(int from, int count, int to); ///< `to` is the row that the first of them has afterwards
    void doubt(int row);

    /// Measures what is shown and puts the place right. Everything below holds until the next
    /// change.
    void settle();

    void scrollBy(qint64 distance);
    void scrollTo(qint64 value);
    void scrollToEnd();
    /// Puts a row's upper edge at `y` of the viewport.
    void scrollToRow(int row, int y);
    /// Brings a row into view, no further than needed.
    void reveal(int row);

    bool isAtEnd() const { return m_follow; }
    int count() const { return m_heights.count(); }
    int first() const { return m_first; } ///< of the rows shown
    int last() const { return m_last; } ///< -1 where there are none
    int y(int row) const; ///< of a row shown, from the viewport's top
    int height(int row) const { return m_heights.height(row); }
    bool shows(int row) const { return row >= m_first && row <= m_last; }
    /// A row shown at that height of the viewport, -1 where there is none.
    int rowAt(int y) const;
    qint64 value() const;
    qint64 maximum() const;
    /// Where each of some rows, in order, begins in the whole.
    void eachTop(
        int rows, const std::function<int(int index)> &row,
        const std::function<void(qint64 top)> &tell) const
    {
        m_heights.eachTop(rows, row, tell);
    }

private:
    int measured(int row);
    void settleAtEnd();

    RowHeights m_heights;
    Measure m_measure;
    int m_viewport = 0;
    int m_foot = 0;
    int m_first = 0;
    int m_last = -1;
    qint64 m_offset = 0; ///< of the first row's top from the viewport's
    bool m_follow = true;
};

} // namespace Bridgelog
