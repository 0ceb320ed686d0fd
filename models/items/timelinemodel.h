// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/openincident.h"

#include <QAbstractListModel>
#include <QPointer>

namespace Bridgelog {

/// The entries of an open incident as rows, in timeline order. Nothing is copied: a row is looked
/// up in the fold. Follows every change by row; only another incident or a fold made anew resets.
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

    /// The entry of a row, or nullptr where there is none. Valid until the incident changes.
    const Entry *entry(int row) const;
    /// Its row, or -1.
    int rowOf(const EntryId &id) const;
    /// The first row that happens at or after `instant`; the number of rows if there is none.
    int firstRowFrom(Instant instant) const;
    int rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    void follow(const Changes &changes);
    void replay(const TimelineChange &change);
    void restart();
    void tellSaved(const QList<EntryId> &entries);
    int rowInFold(int row) const;

    QPointer<OpenIncident> m_incident;
    int m_rows = 0;
    QList<TimelineChange> m_pending; ///< already in the fold, not yet told to views
};

} // namespace Bridgelog
