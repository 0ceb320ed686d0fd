// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archive.h"

#include <QAbstractListModel>

namespace Bridgelog {

/// The incidents of the archive as the side list shows them: those under way first, then by month,
/// a heading row over each group. Fed with summaries; behind them a group of commands, if any were
/// found.
class IncidentListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Row : quint8 {
        Heading,
        Incident,
        Command
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
        CommandRole, ///< int, the command's number
        KeysRole, ///< the command's shortcut
    };
    struct Command {
        int number = 0;
        QString text;
        QString keys;
        friend bool operator==(const Command &, const Command &) = default;
    };

    using QAbstractListModel::QAbstractListModel;

    void setSummaries(const QList<IncidentSummary> &summaries, Instant now);
    /// Takes in newer summaries of the first ones; false, and nothing is changed, where these are
    /// not the same incidents in the same places any more.
    bool refresh(const QList<IncidentSummary> &first, Instant now);
    void setSnippets(const QHash<IncidentId, QString> &snippets);
    void setCommands(const QList<Command> &commands);
    /// Durations under way count on.
    void setNow(Instant now);

    QModelIndex indexOf(const IncidentId &id) const;
    /// The first row that can be chosen.
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
        Command command;
        QString duration;
        bool sameShape(const Line &other) const;
    };
    QList<Line> lines() const;
    void show(const QList<Line> &lines);
    QString durationOf(const IncidentSummary &summary) const;
    QString dayOf(const IncidentSummary &summary) const;

    QList<IncidentSummary> m_summaries;
    QHash<IncidentId, QString> m_snippets;
    QList<Command> m_commands;
    QList<Line> m_lines;
    Instant m_now;
};

} // namespace Bridgelog
