// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archive.h"

#include <QAbstractListModel>

namespace Bridgelog {

/// The incidents of the archive as the side list shows them: those under way first, then by month,
/// a heading row over each group. Fed with summaries; behind those under way the views that a
/// person has made.
class IncidentListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Row : quint8 {
        Heading,
        Incident,
        View
    };
    enum Role {
        RowRole = Qt::UserRole, ///< Row
        IdRole, ///< IncidentId
        SeverityRole, ///< int, 0 for none
        ActiveRole,
        PhaseRole, ///< under way only: "Identified"
        DayRole, ///< over only: "11 Sep"
        DurationRole, ///< "1h 04m", empty where it is not known
        SnippetRole, ///< where a search found it; matches between U+0002 and U+0003
        QueryRole, ///< of a view: what it searches for
        ShownRole, ///< of a view: it is what the list shows now
    };
    struct View {
        QString name;
        QString query;
        bool shown = false;
        friend bool operator==(const View &, const View &) = default;
    };

    using QAbstractListModel::QAbstractListModel;

    void setSummaries(const QList<IncidentSummary> &summaries, Instant now);
    /// Takes in newer summaries of the first ones; false, and nothing is changed, where these are
    /// not the same incidents in the same places any more.
    bool refresh(const QList<IncidentSummary> &first, Instant now);
    void setSnippets(const QHash<IncidentId, QString> &snippets);
    void setViews(const QList<View> &views);
    /// Durations under way count on.
    void setNow(Instant now);

    QModelIndex indexOf(const IncidentId &id) const;
    /// The first incident.
    QModelIndex firstChoice() const;
    int incidents() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Line {
        Row kind = Row::Incident;
        QString text;
        IncidentSummary summary;
        View view;
        QString duration;
        bool sameShape(const Line &other) const;
    };
    QList<Line> lines() const;
    void addViews(QList<Line> &lines) const;
    void show(const QList<Line> &lines);
    QString durationOf(const IncidentSummary &summary) const;
    QString dayOf(const IncidentSummary &summary) const;

    QList<IncidentSummary> m_summaries;
    QHash<IncidentId, QString> m_snippets;
    QList<View> m_views;
    QList<Line> m_lines;
    Instant m_now;
};

} // namespace Bridgelog
