// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/entryfilter.h"
#include "items/shownrows.h"
#include "session/openincident.h"

#include <QAbstractListModel>
#include <QPointer>

namespace Bridgelog {

/// The entries of an open incident as rows, in timeline order; of them those that the filter takes.
/// Nothing is copied: a row is looked up in the fold. Follows every change by row; only another
/// incident, another filter or a fold made anew resets.
class TimelineModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role : quint16 { ///< Qt::DisplayRole is the text
        IdRole = Qt::UserRole + 1, ///< QString
        KindRole, ///< int, EntryKind
        AtRole, ///< qint64, µs UTC; invalid where unknown
        AuthorRole,
        StruckRole,
        PinnedRole,
        SavingRole,
    };

    explicit TimelineModel(QObject *parent = nullptr);

    /// Shows another incident, or none.
    void setIncident(OpenIncident *incident);
    OpenIncident *incident() const { return m_incident; }

    /// The entry of a row, or none.
    std::optional<Entry> entry(int row) const;
    /// What of it is at hand, or nullptr; valid until the incident changes.
    const EntryHead *head(int row) const;
    /// Its row, or -1.
    int rowOf(const EntryId &id) const;
    /// The first row that happens at or after `instant`; the number of rows if there is none.
    int firstRowFrom(Instant instant) const;
    int rows() const { return isFiltered() ? m_shown.size() : m_rows; }

    void setFilter(const EntryFilter &filter);
    const EntryFilter &filter() const { return m_filter; }
    bool isFiltered() const { return !m_filter.isEmpty(); }
    /// How many entries there are with those that the filter leaves out.
    int allRows() const { return m_rows; }
    /// The first row at or behind an entry, shown or not; rows() where there is none, -1 where the
    /// entry is unknown.
    int rowFrom(const EntryId &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    void follow(const Changes &changes);
    void replay(const TimelineChange &change);
    void replayFiltered(const TimelineChange &change);
    void replayMove(const TimelineChange &change);
    void consider(int row);
    void begin();
    int toldRow(int row) const;
    void restart();
    void tellSaved(const QList<EntryId> &entries);
    int rowInFold(int row) const;
    std::optional<int> placeInFold(int row) const;

    QPointer<OpenIncident> m_incident;
    int m_rows = 0; ///< all of them, as told so far
    EntryFilter m_filter;
    ShownRows m_shown; ///< only kept where there is a filter
    QList<TimelineChange> m_pending; ///< already in the fold, not yet told to views
};

} // namespace Bridgelog
