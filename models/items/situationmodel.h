// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"
#include "items/timetext.h"

#include <QAbstractListModel>

namespace Bridgelog {

/// Where an incident stands, one fact a row: milestones, severity and zone, roles, components. Fed
/// with the incident.
class SituationModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Kind : quint8 {
        Milestone,
        Severity,
        Zone,
        Role,
        Component
    };
    enum class Tone : quint8 {
        Plain,
        Dim,
        Good,
        Warning,
        Critical
    };
    enum Role {
        KindRole = Qt::UserRole,
        KeyRole, ///< the milestone's, role's or component's name as events have it
        LabelRole, ///< "Impact started"
        ValueRole, ///< "16:21:00"
        DeltaRole, ///< "+17m" behind the start of impact; milestones only
        ToneRole, ///< of the value
        WholeRole, ///< all that is known, for the tool tip and the screen reader
        EditRole, ///< what an editor starts with
    };

    using QAbstractListModel::QAbstractListModel;

    void setIncident(const Incident &incident, Instant now);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    /// The roles every incident shows, whoever has them.
    static QStringList usualRoles();

private:
    struct Fact {
        Kind kind = Kind::Milestone;
        QString key;
        QString label;
        QString value;
        QString delta;
        Tone tone = Tone::Plain;
        QString whole;
        QString edit;
        friend bool operator==(const Fact &, const Fact &) = default;
    };
    static Fact milestone(const Incident &incident, MilestoneName name, const Showing &showing);
    static void appendRoles(QList<Fact> &facts, const Incident &incident);
    static Fact component(const Component &component);

    QList<Fact> m_facts;
};

/// How bad an impact looks: critical for an outage, good when it works.
SituationModel::Tone toneOf(const std::optional<Impact> &impact);

} // namespace Bridgelog
