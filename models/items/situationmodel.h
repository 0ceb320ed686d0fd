// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"
#include "items/situationfacts.h"

#include <QAbstractListModel>

namespace Bridgelog {

/// Where an incident stands, one fact a row, in the order of SituationFact::Kind. Fed with the
/// incident; what is due moves with the clock.
class SituationModel final : public QAbstractListModel {
    Q_OBJECT

public:
    using Kind = SituationFact::Kind;
    using Tone = SituationFact::Tone;
    enum Role {
        KindRole = Qt::UserRole,
        KeyRole, ///< the milestone's, role's or component's name as events have it
        LabelRole, ///< "Impact started"
        ValueRole, ///< "16:21:00"
        DeltaRole, ///< milestones: "+17m" behind the start of impact; assignments: "?" until
                   ///< acknowledged
        ToneRole, ///< of the value
        WholeRole, ///< all that is known, for the tool tip and the screen reader
        EditRole, ///< what an editor starts with
    };

    using QAbstractListModel::QAbstractListModel;

    void setIncident(const Incident &incident, Instant now, const Cadence &cadence = {});

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    /// The roles every incident shows, whoever has them.
    static QStringList usualRoles() { return Bridgelog::usualRoles(); }

private:
    QList<SituationFact> m_facts;
};

} // namespace Bridgelog
