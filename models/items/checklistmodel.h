// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"
#include "items/timetext.h"

#include <QAbstractListModel>

namespace Bridgelog {

/// An incident's checklist in the order it was applied. Fed with the incident; time moves it by
/// `setNow`.
class ChecklistModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Urgency : quint8 {
        None,
        Soon,
        Late
    };
    enum Role {
        ItemRole = Qt::UserRole, ///< the item's id
        RoleLineRole, ///< "Operations · every 30m", empty for the commander's plain items
        StateRole, ///< ItemState, as of now
        DueRole, ///< "6m late", "2m"; done: when, "16:39"; to come again: "16:39 · in 18m"
        UrgencyRole,
        ReasonRole, ///< why it was skipped
        NoteRole, ///< what this incident's people noted
        HintRole, ///< what whoever wrote the list says of it
        OwnerRole, ///< the word of the role whose it is; empty: anybody's
        AssigneeRole, ///< whom it was given to by name
        EntryRole, ///< text of the id of the line it belongs to; empty: none
    };

    using QAbstractListModel::QAbstractListModel;

    void setIncident(const Incident &incident, Instant now);
    void setNow(Instant now);

    int done() const; ///< dealt with: done, skipped, not applicable, or repeating and in time
    int late() const;
    QString title() const; ///< the checklist's name

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Line {
        ChecklistItem item;
        std::optional<Instant> dueAt;
        ItemState state = ItemState::Open; ///< now; see stateAt
        QString due;
        Urgency urgency = Urgency::None;
        friend bool operator==(const Line &, const Line &) = default;
    };
    Line lineOf(const ChecklistItem &item, const std::optional<Instant> &due) const;

    QList<Line> m_lines;
    Showing m_showing;
    bool m_over = false;
};

} // namespace Bridgelog
