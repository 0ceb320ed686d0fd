// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/entrystore.h"

#include <QHash>

#include <vector>

namespace Bridgelog {

/// What a change did to the rows of a timeline.
struct TimelineChange {
    enum class What : quint8 {
        Inserted,
        Changed,
        Moved
    };
    What what = What::Changed;
    int from = 0; ///< Moved: the first row that moved
    int to = 0; ///< the row it has now; Moved: the row the first one has now
    int count = 1; ///< Moved: how many rows went together
    friend bool operator==(const TimelineChange &, const TimelineChange &) = default;
};

/// Entries in timeline order: by instant, ties as they were recorded. An entry without an instant
/// stands directly behind the entry it was put after, wherever that goes (the newest nearest), or
/// before all others. Insertion is O(log n) search plus a move of 4-byte row numbers.
class Timeline {
public:
    int size() const { return static_cast<int>(m_order.size()); }
    bool isEmpty() const { return m_order.empty(); }
    /// An entry whole: made when it is asked for. What goes through many asks for the head, the
    /// text, the author or the phase first.
    Entry at(int row) const { return m_entries.at(indexOf(row)); }
    const EntryHead &head(int row) const { return m_entries.head(indexOf(row)); }
    QString text(int row) const { return m_entries.text(indexOf(row)); }
    const QString &author(int row) const { return m_entries.author(indexOf(row)); }
    const QString &phase(int row) const { return m_entries.phase(indexOf(row)); }
    bool contains(const EntryId &id) const { return m_index.contains(id); }
    /// The entry of that id, or none.
    std::optional<Entry> find(const EntryId &id) const;
    std::optional<Entry> find(const std::optional<EntryId> &id) const
    {
        return id ? find(*id) : std::nullopt;
    }
    /// Its row, or -1. O(log n) for entries with an instant.
    int rowOf(const EntryId &id) const;
    /// Where a row sorts: its instant, else that of the entry it stands behind, else before all.
    Instant placeOf(int row) const { return m_roots[indexOf(row)].at; }
    /// The known instants around a row without one: the nearest before and after that have one.
    std::pair<std::optional<Instant>, std::optional<Instant>> between(int row) const;
    /// The first row at or after `instant`; size() if there is none.
    int firstRowFrom(Instant instant) const;

    TimelineChange insert(const Entry &entry);
    /// Lets `edit` change everything but time and place.
    template <typename F>
    std::optional<TimelineChange> change(const EntryId &id, F edit)
    {
        const auto it = m_index.constFind(id);
        if (it == m_index.constEnd())
            return {};
        Entry entry = m_entries.at(*it);
        edit(entry);
        m_entries.set(*it, entry);
        const int row = rowOf(id);
        return TimelineChange{.from = row, .to = row};
    }
    /// Gives an entry another time or place; what stands behind it goes along.
    std::optional<TimelineChange>
    move(const EntryId &id, const Moment &at, const std::optional<EntryId> &after);

    friend bool operator==(const Timeline &a, const Timeline &b);

private:
    struct Root { ///< where the block that a row belongs to sorts
        Instant at;
        quint32 index = 0; ///< arrival order breaks ties
        friend auto operator<=>(const Root &, const Root &) = default;
    };
    quint32 indexOf(int row) const { return m_order[static_cast<size_t>(row)]; }
    int rowOfIndex(quint32 index) const;
    int rowFor(quint32 index) const;
    int blockEnd(int row) const;

    EntryStore m_entries; ///< as they arrived
    std::vector<Root> m_roots; ///< of each entry
    std::vector<quint32> m_order; ///< row → arrival
    QHash<EntryId, quint32> m_index;
};

} // namespace Bridgelog
