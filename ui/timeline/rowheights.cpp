// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/rowheights.h"

#include <QtAssert>

#include <algorithm>
#include <cstdlib>

namespace Bridgelog {

namespace {

constexpr int chunkRows = 256;
constexpr size_t chunkLimit = 512;

} // namespace

void RowHeights::reset(int count, int estimate)
{
    m_count = count;
    m_estimate = std::max(1, estimate);
    m_chunks.clear();
    m_chunks.reserve(static_cast<size_t>(count) / chunkRows + 1);
    for (int left = count; left > 0; left -= chunkRows) {
        const int rows = std::min(left, chunkRows);
        m_chunks.push_back({.count = rows, .height = qint64(rows) * m_estimate, .rows = {}});
    }
}

int RowHeights::heightIn(const Chunk &chunk, int row) const
{
    return chunk.rows.empty() ? m_estimate : std::abs(chunk.rows[static_cast<size_t>(row)]);
}

qint64 RowHeights::total() const
{
    qint64 sum = 0;
    for (const Chunk &chunk : m_chunks)
        sum += chunk.height;
    return sum;
}

RowHeights::Place RowHeights::placeOf(int row) const
{
    Place place{.chunk = 0, .row = row};
    while (place.chunk < m_chunks.size() && place.row >= m_chunks[place.chunk].count)
        place.row -= m_chunks[place.chunk++].count;
    return place;
}

qint64 RowHeights::top(int row) const
{
    qint64 y = 0;
    for (const Chunk &chunk : m_chunks) {
        if (row >= chunk.count) {
            y += chunk.height;
            row -= chunk.count;
            continue;
        }
        if (chunk.rows.empty())
            return y + qint64(row) * m_estimate;
        for (int i = 0; i < row; ++i)
            y += std::abs(chunk.rows[static_cast<size_t>(i)]);
        return y;
    }
    return y;
}

void RowHeights::eachTop(
    int rows, const std::function<int(int index)> &row,
    const std::function<void(qint64 top)> &tell) const
{
    qint64 y = 0; // of the row `at` in chunk
    int at = 0;
    int begin = 0; // the chunk's first row
    auto chunk = m_chunks.begin();
    for (int index = 0; index < rows; ++index) {
        const int wanted = row(index);
        while (chunk != m_chunks.end() && wanted >= begin + chunk->count) {
            for (; at > begin && at < begin + chunk->count; ++at)
                y += heightIn(*chunk, at - begin);
            y += at == begin ? chunk->height : 0;
            begin += chunk->count;
            at = begin;
            ++chunk;
        }
        for (; chunk != m_chunks.end() && at < wanted; ++at)
            y += heightIn(*chunk, at - begin);
        tell(y);
    }
}

int RowHeights::rowAt(qint64 y) const
{
    if (m_count == 0)
        return -1;
    if (y < 0)
        return 0;
    int row = 0;
    for (const Chunk &chunk : m_chunks) {
        if (y >= chunk.height) {
            y -= chunk.height;
            row += chunk.count;
            continue;
        }
        if (chunk.rows.empty())
            return row + static_cast<int>(y / m_estimate);
        for (const qint32 height : chunk.rows) {
            y -= std::abs(height);
            if (y < 0)
                return row;
            ++row;
        }
    }
    return m_count - 1;
}

int RowHeights::height(int row) const
{
    const Place place = placeOf(row);
    Q_ASSERT(place.chunk < m_chunks.size());
    const Chunk &chunk = m_chunks[place.chunk];
    return chunk.rows.empty() ? m_estimate : std::abs(chunk.rows[static_cast<size_t>(place.row)]);
}

bool RowHeights::isMeasured(int row) const
{
    const Place place = placeOf(row);
    const Chunk &chunk = m_chunks[place.chunk];
    return !chunk.rows.empty() && chunk.rows[static_cast<size_t>(place.row)] > 0;
}

void RowHeights::fill(Chunk &chunk)
{
    if (chunk.rows.empty())
        chunk.rows.assign(static_cast<size_t>(chunk.count), -m_estimate);
}

void RowHeights::measure(int row, int height)
{
    Q_ASSERT(height > 0);
    const Place place = placeOf(row);
    Chunk &chunk = m_chunks[place.chunk];
    fill(chunk);
    qint32 &there = chunk.rows[static_cast<size_t>(place.row)];
    chunk.height += height - std::abs(there);
    there = height;
}

void RowHeights::doubt(int row)
{
    const Place place = placeOf(row);
    Chunk &chunk = m_chunks[place.chunk];
    if (chunk.rows.empty())
        return;
    qint32 &there = chunk.rows[static_cast<size_t>(place.row)];
    there = -std::abs(there);
}

void RowHeights::insert(int row, int count)
{
    m_count += count;
    Place place = placeOf(row);
    if (place.chunk == m_chunks.size()) {
        if (m_chunks.empty())
            m_chunks.emplace_back();
        place = {.chunk = m_chunks.size() - 1, .row = m_chunks.back().count};
    }
    Chunk &chunk = m_chunks[place.chunk];
    if (!chunk.rows.empty())
        chunk.rows.insert(chunk.rows.begin() + place.row, static_cast<size_t>(count), -m_estimate);
    chunk.count += count;
    chunk.height += qint64(count) * m_estimate;
    while (static_cast<size_t>(m_chunks[place.chunk].count) > chunkLimit)
        split(place.chunk++);
}

/// Leaves one chunk's worth of rows and puts the rest behind.
void RowHeights::split(size_t index)
{
    Chunk rest;
    Chunk &chunk = m_chunks[index];
    rest.count = chunk.count - chunkRows;
    if (chunk.rows.empty()) {
        rest.height = qint64(rest.count) * m_estimate;
    } else {
        rest.rows.assign(chunk.rows.begin() + chunkRows, chunk.rows.end());
        chunk.rows.resize(chunkRows);
        for (const qint32 height : rest.rows)
            rest.height += std::abs(height);
    }
    chunk.count = chunkRows;
    chunk.height -= rest.height;
    m_chunks.insert(m_chunks.begin() + static_cast<std::ptrdiff_t>(index) + 1, std::move(rest));
}

void RowHeights::remove(int row, int count)
{
    m_count -= count;
    while (count > 0) {
        const Place place = placeOf(row);
        Chunk &chunk = m_chunks[place.chunk];
        const int here = std::min(count, chunk.count - place.row);
        if (chunk.rows.empty()) {
            chunk.height -= qint64(here) * m_estimate;
        } else {
            const auto first = chunk.rows.begin() + place.row;
            for (auto it = first; it != first + here; ++it)
                chunk.height -= std::abs(*it);
            chunk.rows.erase(first, first + here);
        }
        chunk.count -= here;
        count -= here;
        if (chunk.count == 0)
            m_chunks.erase(m_chunks.begin() + static_cast<std::ptrdiff_t>(place.chunk));
    }
}

} // namespace Bridgelog
