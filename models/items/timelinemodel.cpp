// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/timelinemodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

/// Where a row stands after `change`.
int rowBehind(const TimelineChange &change, int row)
{
    using enum TimelineChange::What;
    switch (change.what) {
    case Inserted: return row >= change.to ? row + 1 : row;
    case Changed: return row;
    case Moved: break;
    }
    if (row >= change.from && row < change.from + change.count)
        return row - change.from + change.to;
    if (change.to > change.from && row >= change.from + change.count
        && row < change.to + change.count)
        return row - change.count;
    if (change.to < change.from && row >= change.to && row < change.from)
        return row + change.count;
    return row;
}

/// Where a row stood before `change`; -1 where it was not there yet.
int rowAhead(const TimelineChange &change, int row)
{
    using enum TimelineChange::What;
    switch (change.what) {
    case Inserted: return row == change.to ? -1 : row - (row > change.to);
    case Changed: return row;
    case Moved: break;
    }
    TimelineChange back = change;
    std::swap(back.from, back.to);
    return rowBehind(back, row);
}

} // namespace

TimelineModel::TimelineModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void TimelineModel::setIncident(OpenIncident *incident)
{
    if (m_incident == incident)
        return;
    beginResetModel();
    if (m_incident)
        m_incident->disconnect(this);
    m_incident = incident;
    begin();
    if (incident) {
        connect(incident, &OpenIncident::changed, this, &TimelineModel::follow);
        connect(incident, &OpenIncident::reset, this, &TimelineModel::restart);
        connect(incident, &OpenIncident::saved, this, &TimelineModel::tellSaved);
        connect(incident, &QObject::destroyed, this, [this] {
            beginResetModel();
            begin();
            endResetModel();
        });
    }
    endResetModel();
}

void TimelineModel::setFilter(const EntryFilter &filter)
{
    if (m_filter == filter)
        return;
    beginResetModel();
    m_filter = filter;
    begin();
    endResetModel();
}

void TimelineModel::begin()
{
    m_pending.clear();
    m_rows = m_incident ? m_incident->incident().timeline.size() : 0;
    std::vector<int> shown;
    for (int row = 0; isFiltered() && row < m_rows; ++row) {
        if (m_filter.takes(m_incident->incident(), row))
            shown.push_back(row);
    }
    m_shown.reset(std::move(shown));
}

/// Views learn of changes one by one; while they do, a row of theirs is one of the fold's behind
/// those still to come.
int TimelineModel::rowInFold(int row) const
{
    for (const TimelineChange &change : m_pending)
        row = rowBehind(change, row);
    return row;
}

int TimelineModel::toldRow(int row) const
{
    for (auto change = m_pending.crbegin(); change != m_pending.crend() && row >= 0; ++change)
        row = rowAhead(*change, row);
    return row;
}

std::optional<int> TimelineModel::placeInFold(int row) const
{
    if (!m_incident || row < 0 || row >= rows())
        return {};
    const int there = rowInFold(isFiltered() ? m_shown.at(row) : row);
    return there < m_incident->incident().timeline.size() ? std::optional(there) : std::nullopt;
}

std::optional<Entry> TimelineModel::entry(int row) const
{
    const auto there = placeInFold(row);
    return there ? std::optional(m_incident->incident().timeline.at(*there)) : std::nullopt;
}

const EntryHead *TimelineModel::head(int row) const
{
    const auto there = placeInFold(row);
    return there ? &m_incident->incident().timeline.head(*there) : nullptr;
}

int TimelineModel::rowOf(const EntryId &id) const
{
    const int row = m_incident ? toldRow(m_incident->incident().timeline.rowOf(id)) : -1;
    return isFiltered() && row >= 0 ? m_shown.indexOf(row) : row;
}

int TimelineModel::rowFrom(const EntryId &id) const
{
    const int row = m_incident ? toldRow(m_incident->incident().timeline.rowOf(id)) : -1;
    return isFiltered() && row >= 0 ? m_shown.before(row) : row;
}

int TimelineModel::firstRowFrom(Instant instant) const
{
    if (!m_incident)
        return 0;
    const int row = std::min(m_rows, m_incident->incident().timeline.firstRowFrom(instant));
    return isFiltered() ? m_shown.before(row) : row;
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : rows();
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto entry = this->entry(index.row());
    if (!entry)
        return {};
    switch (role) {
    case Qt::DisplayRole: return entry->text;
    case IdRole: return entry->id.text();
    case KindRole: return static_cast<int>(entry->kind);
    case AtRole: return entry->at.at ? QVariant(entry->at.at->us) : QVariant();
    case AuthorRole: return entry->author;
    case StruckRole: return entry->struck;
    case PinnedRole: return entry->pinned;
    case SavingRole: return m_incident->isSaving(entry->id);
    default: return {};
    }
}

QHash<int, QByteArray> TimelineModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert(
        {{IdRole, "id"},
         {KindRole, "kind"},
         {AtRole, "at"},
         {AuthorRole, "author"},
         {StruckRole, "struck"},
         {PinnedRole, "pinned"},
         {SavingRole, "saving"}});
    return names;
}

void TimelineModel::follow(const Changes &changes)
{
    m_pending = changes.timeline;
    while (!m_pending.isEmpty())
        replay(m_pending.constFirst());
    if (changes.parts & Part::Roles && !m_filter.roles.isEmpty())
        restart();
}

void TimelineModel::replay(const TimelineChange &told)
{
    using enum TimelineChange::What;
    const TimelineChange change = told;
    if (isFiltered())
        return replayFiltered(change);
    if (change.what == Inserted) {
        beginInsertRows({}, change.to, change.to);
        m_pending.removeFirst();
        ++m_rows;
        endInsertRows();
    } else if (change.what == Moved && change.from != change.to) {
        const int before = change.to > change.from ? change.to + change.count : change.to;
        beginMoveRows({}, change.from, change.from + change.count - 1, {}, before);
        m_pending.removeFirst();
        endMoveRows();
        Q_EMIT dataChanged(index(change.to), index(change.to + change.count - 1));
    } else {
        m_pending.removeFirst();
        Q_EMIT dataChanged(index(change.to), index(change.to + change.count - 1));
    }
}

void TimelineModel::replayFiltered(const TimelineChange &change)
{
    using enum TimelineChange::What;
    if (change.what == Moved && change.from != change.to) {
        replayMove(change);
    } else {
        m_pending.removeFirst();
        if (change.what == Inserted) {
            ++m_rows;
            m_shown.shift(change.to, 1);
        }
    }
    for (int row = change.to; row < change.to + change.count; ++row)
        consider(row);
}

void TimelineModel::replayMove(const TimelineChange &change)
{
    const int first = m_shown.before(change.from);
    const int count = m_shown.before(change.from + change.count) - first;
    const int before = change.to > change.from ? m_shown.before(change.to + change.count)
                                               : m_shown.before(change.to);
    const bool moves = count > 0 && (before < first || before > first + count);
    if (moves)
        beginMoveRows({}, first, first + count - 1, {}, before);
    m_pending.removeFirst();
    m_shown.move(change.from, change.count, change.to);
    if (moves)
        endMoveRows();
}

/// An entry is new or was changed: shows it where the filter takes it.
void TimelineModel::consider(int row)
{
    const bool take = m_filter.takes(m_incident->incident(), rowInFold(row));
    const int shown = m_shown.indexOf(row);
    if (take && shown >= 0) {
        Q_EMIT dataChanged(index(shown), index(shown));
    } else if (take) {
        const int there = m_shown.before(row);
        beginInsertRows({}, there, there);
        m_shown.show(row);
        endInsertRows();
    } else if (shown >= 0) {
        beginRemoveRows({}, shown, shown);
        m_shown.hide(shown);
        endRemoveRows();
    }
}

void TimelineModel::restart()
{
    beginResetModel();
    begin();
    endResetModel();
}

void TimelineModel::tellSaved(const QList<EntryId> &entries)
{
    // Many at once are told as one stretch: a view looks at what it shows, not at each.
    constexpr qsizetype few = 16;
    int first = rows();
    int last = -1;
    for (const EntryId &id : entries) {
        const int row = rowOf(id);
        if (row < 0)
            continue;
        first = std::min(first, row);
        last = std::max(last, row);
        if (entries.size() <= few)
            Q_EMIT dataChanged(index(row), index(row), {SavingRole});
    }
    if (entries.size() > few && last >= 0)
        Q_EMIT dataChanged(index(first), index(last), {SavingRole});
}

} // namespace Bridgelog
