// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/timeline.h"

#include <QSet>

#include <algorithm>
#include <limits>

namespace Bridgelog {

static constexpr Instant beforeAll{std::numeric_limits<qint64>::min()};

std::optional<Entry> Timeline::find(const EntryId &id) const
{
    const auto it = m_index.constFind(id);
    return it == m_index.constEnd() ? std::nullopt : std::optional(m_entries.at(*it));
}

int Timeline::rowOf(const EntryId &id) const
{
    const auto it = m_index.constFind(id);
    return it == m_index.constEnd() ? -1 : rowOfIndex(*it);
}

int Timeline::rowOfIndex(quint32 index) const
{
    // The block of its root is found by search, the row within the block by looking.
    int row = rowFor(index);
    while (m_order[static_cast<size_t>(row)] != index)
        ++row;
    return row;
}

/// The first row whose root is not before that of `index`.
int Timeline::rowFor(quint32 index) const
{
    const Root &root = m_roots[index];
    const auto it =
        std::ranges::lower_bound(m_order, root, {}, [this](quint32 i) { return m_roots[i]; });
    return static_cast<int>(it - m_order.begin());
}

/// Behind the last row that goes where `row` goes: itself and all that stands behind it without an
/// instant.
int Timeline::blockEnd(int row) const
{
    QSet<EntryId> block{head(row).id};
    int end = row + 1;
    for (; end < size(); ++end) {
        const EntryHead &next = head(end);
        const auto after = m_entries.after(indexOf(end));
        if (next.at || !after || !block.contains(*after))
            break;
        block.insert(next.id);
    }
    return end;
}

std::pair<std::optional<Instant>, std::optional<Instant>> Timeline::between(int row) const
{
    std::pair<std::optional<Instant>, std::optional<Instant>> result;
    for (int before = row - 1; before >= 0 && !result.first; --before)
        result.first = head(before).at;
    for (int behind = row + 1; behind < size() && !result.second; ++behind)
        result.second = head(behind).at;
    return result;
}

int Timeline::firstRowFrom(Instant instant) const
{
    const auto it = std::ranges::lower_bound(
        m_order, Root{.at = instant, .index = 0}, {}, [this](quint32 i) { return m_roots[i]; });
    return static_cast<int>(it - m_order.begin());
}

TimelineChange Timeline::insert(const Entry &added)
{
    const quint32 index = m_entries.size();
    Entry entry = added;
    if (entry.at.at)
        entry.after.reset();
    const auto anchor = entry.after ? m_index.constFind(*entry.after) : m_index.constEnd();
    if (anchor == m_index.constEnd())
        entry.after.reset();
    m_roots.push_back(
        entry.at.at       ? Root{*entry.at.at, index}
            : entry.after ? m_roots[*anchor]
                          : Root{beforeAll, index});
    const int row = entry.after ? rowOfIndex(*anchor) + 1 : rowFor(index);
    m_index.insert(entry.id, index);
    m_entries.add(entry);
    m_order.insert(m_order.begin() + row, index);
    return {.what = TimelineChange::What::Inserted, .from = row, .to = row};
}

std::optional<TimelineChange>
Timeline::move(const EntryId &id, const Moment &moment, const std::optional<EntryId> &after)
{
    const auto it = m_index.constFind(id);
    if (it == m_index.constEnd())
        return {};
    const quint32 index = *it;
    const int from = rowOfIndex(index);
    Entry entry = m_entries.at(index);
    const bool samePlace =
        moment.at ? entry.at.at == moment.at : !entry.at.at && (!after || after == entry.after);
    entry.at = moment;
    if (samePlace) {
        m_entries.set(index, entry);
        return TimelineChange{.from = from, .to = from};
    }

    const int end = blockEnd(from);
    const std::vector<quint32> block(m_order.begin() + from, m_order.begin() + end);
    m_order.erase(m_order.begin() + from, m_order.begin() + end);

    const auto anchor = !moment.at && after ? m_index.constFind(*after) : m_index.constEnd();
    const bool anchored = anchor != m_index.constEnd() && !std::ranges::contains(block, *anchor);
    const Root root = moment.at ? Root{*moment.at, index}
        : anchored              ? m_roots[*anchor]
                                : Root{beforeAll, index};
    entry.after = anchored ? after : std::nullopt;
    m_entries.set(index, entry);
    for (const quint32 i : block)
        m_roots[i] = root;
    const int to = anchored ? rowOfIndex(*anchor) + 1 : rowFor(index);
    m_order.insert(m_order.begin() + to, block.begin(), block.end());
    return TimelineChange{
        .what = TimelineChange::What::Moved, .from = from, .to = to, .count = end - from};
}

bool operator==(const Timeline &a, const Timeline &b)
{
    if (a.size() != b.size())
        return false;
    for (int row = 0; row < a.size(); ++row) {
        if (!(a.at(row) == b.at(row)))
            return false;
    }
    return true;
}

} // namespace Bridgelog
