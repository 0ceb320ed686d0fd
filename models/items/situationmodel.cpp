// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/situationmodel.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

void SituationModel::setIncident(const Incident &incident, Instant now, const Cadence &cadence)
{
    const QList<SituationFact> facts =
        situationFacts(incident, showingIn(incident.zone, now), cadence);
    if (!std::ranges::equal(facts, m_facts, {}, &SituationFact::key, &SituationFact::key)) {
        beginResetModel();
        m_facts = facts;
        endResetModel();
        return;
    }
    for (int row = 0; row < facts.size(); ++row) {
        if (m_facts.at(row) == facts.at(row))
            continue;
        m_facts[row] = facts.at(row);
        Q_EMIT dataChanged(index(row), index(row));
    }
}

int SituationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_facts.size());
}

QVariant SituationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SituationFact &fact = m_facts.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return u"%1: %2"_s.arg(fact.label, fact.value);
    case KindRole: return QVariant::fromValue(fact.kind);
    case KeyRole: return fact.key;
    case LabelRole: return fact.label;
    case ValueRole: return fact.value;
    case DeltaRole: return fact.delta;
    case ToneRole: return QVariant::fromValue(fact.tone);
    case WholeRole: return fact.whole;
    case EditRole: return fact.edit;
    default: return {};
    }
}

} // namespace Bridgelog
