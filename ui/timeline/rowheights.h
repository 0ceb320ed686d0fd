// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <functional>
#include <vector>

namespace Bridgelog {

/// The heights of many rows, most of them only estimated until somebody measures them. Rows are
/// kept in chunks, and a chunk in which nothing was measured holds no rows at all: a million rows
/// cost four thousand numbers. Every operation is O(chunks + rows of one chunk).
class RowHeights {
public:
    /// `count` rows, none measured, each taken for `estimate` high.
    void reset(int count, int estimate);

    int count() const { return m_count; }
    qint64 total() const;
    /// Where a row begins; count() gives the total.
    qint64 top(int row) const;
    /// The same for many rows, in order: one pass over the chunks.
    void eachTop(
        int rows, const std::function<int(int index)> &row,
        const std::function<void(qint64 top)> &tell) const;
    /// The row that `y` lies in, the first or last one where it lies outside; -1 where there are no
    /// rows.
    int rowAt(qint64 y) const;
    int height(int row) const;
    bool isMeasured(int row) const;

    void measure(int row, int height);
    /// Forgets what was measured; the height stays as an estimate.
    void doubt(int row);
    void insert(int row, int count);
    void remove(int row, int count);

private:
    struct Chunk {
        int count = 0;
        qint64 height = 0;
        std::vector<qint32>
            rows; ///< negative: an estimate; empty: all estimates, height / count each
    };
    struct Place {
        size_t chunk = 0;
        int row = 0; ///< within the chunk
    };
    Place placeOf(int row) const;
    int heightIn(const Chunk &chunk, int row) const;
    void fill(Chunk &chunk);
    void split(size_t chunk);

    std::vector<Chunk> m_chunks;
    int m_count = 0;
    int m_estimate = 1;
};

} // namespace Bridgelog
