// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/shownrows.h"

#include <algorithm>

namespace Bridgelog {

int ShownRows::before(int row) const
{
    return static_cast<int>(std::ranges::lower_bound(m_rows, row) - m_rows.begin());
}

int ShownRows::indexOf(int row) const
{
    const int shown = before(row);
    return shown < size() && at(shown) == row ? shown : -1;
}

void ShownRows::show(int row) { m_rows.insert(m_rows.begin() + before(row), row); }

void ShownRows::shift(int row, int count)
{
    for (auto it = m_rows.begin() + before(row); it != m_rows.end(); ++it)
        *it += count;
}

void ShownRows::move(int from, int count, int to)
{
    const auto first = m_rows.begin() + before(from);
    const auto last = m_rows.begin() + before(from + count);
    const int by = to - from;
    if (by > 0) {
        const auto end = m_rows.begin() + before(to + count);
        std::for_each(first, last, [by](int &row) { row += by; });
        std::for_each(last, end, [count](int &row) { row -= count; });
        std::rotate(first, last, end);
    } else {
        const auto begin = m_rows.begin() + before(to);
        std::for_each(first, last, [by](int &row) { row += by; });
        std::for_each(begin, first, [count](int &row) { row += count; });
        std::rotate(begin, first, last);
    }
}

} // namespace Bridgelog
