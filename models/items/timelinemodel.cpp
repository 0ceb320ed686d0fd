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
    m_pending.clear();
    m_rows = incident ? incident->incident().timeline.size() : 0;
    if (incident) {
        connect(incident, &OpenIncident::changed, this, &TimelineModel::follow);
        connect(incident, &OpenIncident::reset, this, &TimelineModel::restart);
        connect(incident, &OpenIncident::saved, this, &TimelineModel::tellSaved);
        connect(incident, &QObject::destroyed, this, [this] {
            beginResetModel();
            m_rows = 0;
            endResetModel();
        });
    }
    endResetModel();
}

/// Views learn of changes one by one; while they do, a row of theirs is one of the fold's behind
/// those still to come.
int TimelineModel::rowInFold(int row) const
{
    for (const TimelineChange &change : m_pending)
        row = rowBehind(change, row);
    return row;
}

const Entry *TimelineModel::entry(int row) const
{
    if (!m_incident || row < 0 || row >= m_rows)
        return nullptr;
    const Timeline &timeline = m_incident->incident().timeline;
    const int there = rowInFold(row);
    return there < timeline.size() ? &timeline.at(there) : nullptr;
}

int TimelineModel::rowOf(const EntryId &id) const
{
    const int row = m_incident ? m_incident->incident().timeline.rowOf(id) : -1;
    return row < m_rows ? row : -1;
}

int TimelineModel::firstRowFrom(Instant instant) const
{
    return m_incident ? std::min(m_rows, m_incident->incident().timeline.firstRowFrom(instant)) : 0;
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry *entry = this->entry(index.row());
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
}

void TimelineModel::replay(const TimelineChange &told)
{
    using enum TimelineChange::What;
    const TimelineChange change = told;
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

void TimelineModel::restart()
{
    beginResetModel();
    m_pending.clear();
    m_rows = m_incident ? m_incident->incident().timeline.size() : 0;
    endResetModel();
}

void TimelineModel::tellSaved(const QList<EntryId> &entries)
{
    // Many at once are told as one stretch: a view looks at what it shows, not at each.
    constexpr qsizetype few = 16;
    int first = m_rows;
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
