// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivequery.h"

#include <QVariant>

namespace Bridgelog {

/// The fields of a query as SQL over `incident i` and, where entries are asked for, `entry e`:
/// conditions that all hold, with values to bind in their order. Nothing that a person typed ever
/// becomes SQL.
class Conditions {
public:
    enum class Over : quint8 {
        Incidents, ///< dates are the incident's start
        Entries ///< dates are the entry's own
    };
    Conditions(const ArchiveQuery &query, Over over);

    bool isEmpty() const { return m_parts.isEmpty(); }
    /// " AND … AND …", or nothing.
    QString sql() const;
    const QVariantList &values() const { return m_values; }

    /// When an incident begins, for ordering and for dates.
    static QString startSql();

private:
    void add(const QString &sql, const QVariantList &values);
    void addAnyOf(const QString &column, const QVariantList &values);
    void addSeverities(const ArchiveQuery &query);
    void addNames(const ArchiveQuery &query);

    QStringList m_parts;
    QVariantList m_values;
};

} // namespace Bridgelog
