// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace Bridgelog {

/// The rows of a long list that a filter takes, in order. Following a change of the list is
/// O(rows shown) of plain integers; looking one up is O(log n).
class ShownRows {
public:
    void reset(std::vector<int> rows) { m_rows = std::move(rows); }
    int size() const { return static_cast<int>(m_rows.size()); }
    int at(int shown) const { return m_rows[static_cast<size_t>(shown)]; }
    /// Where a row of the list is shown, or -1.
    int indexOf(int row) const;
    /// How many shown rows stand before a row of the list.
    int before(int row) const;

    void show(int row); ///< not shown yet
    void prepend(const std::vector<int> &rows)
    {
        m_rows.insert(m_rows.begin(), rows.begin(), rows.end());
    }
    void hide(int shown) { m_rows.erase(m_rows.begin() + shown); }
    /// The list has `count` rows more at `row`, none of them shown yet.
    void shift(int row, int count);
    /// `count` rows of the list went from `from`; `to` is the row that the first of them has now.
    void move(int from, int count, int to);

private:
    std::vector<int> m_rows;
};

} // namespace Bridgelog
