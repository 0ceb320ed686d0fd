// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/rowwindow.h"

#include <algorithm>

namespace Bridgelog {

RowWindow::RowWindow(Measure measure)
    : m_measure(std::move(measure))
{
}

void RowWindow::reset(int rows, int estimate, int first)
{
    m_heights.reset(rows, estimate);
    m_first = std::clamp(first, 0, std::max(0, rows - 1));
    m_last = -1;
}

void RowWindow::setViewport(int height, int foot)
{
    m_viewport = height;
    m_foot = foot;
}

void RowWindow::insert(int row, int count)
{
    m_heights.insert(row, count);
    if (row <= m_first && m_heights.count() > count)
        m_first += count;
}

void RowWindow::remove(int row, int count)
{
    m_heights.remove(row, count);
    if (m_first >= row + count)
        m_first -= count;
    else if (m_first >= row)
        m_first = row;
    m_first = std::clamp(m_first, 0, std::max(0, m_heights.count() - 1));
    m_last = std::min(m_last, m_heights.count() - 1);
}

void RowWindow::move(int from, int count, int to)
{
    if (m_first >= from && m_first < from + count && from + count < m_heights.count()) {
        for (int row = m_first; row < from + count; ++row)
            m_offset += m_heights.height(row);
        m_first = from + count;
    }
    m_heights.remove(from, count);
    if (m_first >= from + count)
        m_first -= count;
    m_heights.insert(to, count);
    if (to <= m_first)
        m_first += count;
    m_first = std::clamp(m_first, 0, m_heights.count() - 1);
}

void RowWindow::doubt(int row) { m_heights.doubt(row); }

int RowWindow::measured(int row)
{
    if (!m_heights.isMeasured(row))
        m_heights.measure(row, m_measure(row));
    return m_heights.height(row);
}

void RowWindow::settle()
{
    const int rows = m_heights.count();
    if (rows == 0 || m_follow)
        return settleAtEnd();
    while (m_offset > 0 && m_first > 0)
        m_offset -= measured(--m_first);
    m_offset = std::min<qint64>(m_offset, 0);
    while (m_first < rows - 1 && m_offset + measured(m_first) <= 0)
        m_offset += measured(m_first++);
    qint64 y = m_offset;
    m_last = m_first - 1;
    while (m_last + 1 < rows && y < m_viewport)
        y += measured(++m_last);
    if (m_last == rows - 1 && y + m_foot <= m_viewport)
        settleAtEnd();
}

void RowWindow::settleAtEnd()
{
    m_follow = true;
    m_first = m_heights.count();
    m_last = m_first - 1;
    m_offset = m_viewport - m_foot;
    while (m_first > 0 && m_offset > 0)
        m_offset -= measured(--m_first);
    if (m_first > m_last)
        m_first = std::max(0, m_last);
}

void RowWindow::scrollBy(qint64 distance)
{
    if (distance < 0)
        m_follow = false;
    m_offset -= distance;
    settle();
}

void RowWindow::scrollTo(qint64 value)
{
    if (m_heights.count() == 0)
        return;
    m_follow = value >= maximum();
    m_first = m_heights.rowAt(value);
    m_offset = m_heights.top(m_first) - std::max<qint64>(0, value);
    settle();
}

void RowWindow::scrollToEnd()
{
    m_follow = true;
    settle();
}

void RowWindow::scrollToRow(int row, int y)
{
    if (row < 0 || row >= m_heights.count())
        return;
    m_follow = false;
    m_first = row;
    m_offset = y;
    settle();
}

void RowWindow::reveal(int row)
{
    if (row < 0 || row >= m_heights.count())
        return;
    const int height = measured(row);
    const int room = m_viewport - (row == m_heights.count() - 1 ? m_foot : 0);
    const bool above = row < m_first || (row == m_first && m_offset < 0);
    const bool below = row > m_last || (shows(row) && y(row) + height > room);
    if (!above && !below)
        return;
    m_follow = false;
    m_offset = above || height >= room ? 0 : room - height;
    m_first = row;
    settle();
}

int RowWindow::y(int row) const
{
    qint64 y = m_offset;
    for (int i = m_first; i < row; ++i)
        y += m_heights.height(i);
    return static_cast<int>(y);
}

int RowWindow::rowAt(int y) const
{
    qint64 top = m_offset;
    for (int row = m_first; row <= m_last; ++row) {
        const int height = m_heights.height(row);
        if (y >= top && y < top + height)
            return row;
        top += height;
    }
    return -1;
}

qint64 RowWindow::value() const { return m_follow ? maximum() : m_heights.top(m_first) - m_offset; }

qint64 RowWindow::maximum() const
{
    return std::max<qint64>(0, m_heights.total() + m_foot - m_viewport);
}

} // namespace Bridgelog
