// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/ids.h"

#include <QAbstractListModel>

#include <optional>

namespace Bridgelog {

/// Something the palette can find.
struct PaletteItem {
    enum class Kind : quint8 {
        Command,
        Incident,
        View,
        Entry
    };
    Kind kind = Kind::Command;
    QString key; ///< names it for good: what was used last comes first
    QString text; ///< what the letters are looked for in
    QString detail; ///< said beside it: its menu, its day, its incident
    QString shortcut; ///< "Ctrl+U", empty where there is none
    std::optional<int> severity; ///< of an incident
    bool active = false; ///< an incident under way
    IncidentId incident;
    EntryId entry;
    QList<int> marks; ///< of an entry: the letters that the search found
    friend bool operator==(const PaletteItem &, const PaletteItem &) = default;
};

/// What answers to what was typed, in groups under headings: the group with the best answer first,
/// the best first in each, equal ones by when they were used and then as they were given. Entries
/// are searched elsewhere and come last, when they come.
class PaletteModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Row : quint8 {
        Heading,
        Item
    };
    enum Role {
        RowRole = Qt::UserRole, ///< Row
        KindRole, ///< PaletteItem::Kind
        DetailRole,
        ShortcutRole,
        SeverityRole, ///< int; 0 for none, -1 where there is no badge to show
        MarksRole, ///< QList<int>, places of the letters found
    };

    using QAbstractListModel::QAbstractListModel;

    /// Commands, incidents and views, in the order that an empty query shows them.
    void setCandidates(const QList<PaletteItem> &candidates);
    /// Keys of what was chosen before, the latest first.
    void setRecent(const QStringList &keys);
    void setQuery(const QString &query);
    const QString &query() const { return m_query; }
    /// What the archive has found for `query`; an outdated answer changes nothing.
    void setEntries(const QString &query, const QList<PaletteItem> &entries);

    /// The item of a row; nullptr for headings.
    const PaletteItem *item(int row) const;
    /// The next row behind (or before) `row` that can be chosen; `row` where there is none.
    int neighbour(int row, int by) const;
    /// The first row of the next group (or of this one, then of the one before).
    int group(int row, int by) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Line {
        Row kind = Row::Item;
        QString heading;
        PaletteItem item;
    };
    struct Answer;
    void restart();
    QList<Line> idle() const;
    QList<Line> found() const;
    static void addGroup(QList<Line> &lines, const QString &heading, const QList<Line> &group);
    int recency(const QString &key) const;

    QList<PaletteItem> m_candidates;
    QHash<QString, int> m_recent; ///< key to its place
    QString m_query;
    QList<Line> m_lines;
};

} // namespace Bridgelog
