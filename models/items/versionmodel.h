// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/entryhistory.h"

#include <QAbstractListModel>
#include <QTimeZone>

namespace Bridgelog {

/// The versions of one entry as rows, oldest first.
class VersionModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role : quint16 { ///< Qt::DisplayRole is what became different
        WhenRole = Qt::UserRole + 1, ///< "16:41:07"
        WhoRole,
    };

    using QAbstractListModel::QAbstractListModel;

    /// The rows that are there already stay where they are as far as they are the same.
    void setVersions(const QList<EntryVersion> &versions, const QTimeZone &zone);
    const QList<EntryVersion> &versions() const { return m_versions; }
    QString whenText(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QString whatText(int row) const;

    QList<EntryVersion> m_versions;
    QTimeZone m_zone{QTimeZone::UTC};
};

} // namespace Bridgelog
