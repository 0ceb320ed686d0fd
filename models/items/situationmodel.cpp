// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/situationmodel.h"

#include "incident/metrics.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

SituationModel::Tone toneOf(const std::optional<Impact> &impact)
{
    using Tone = SituationModel::Tone;
    if (!impact)
        return Tone::Warning;
    switch (*impact) {
        using enum Impact;
    case Operational: return Tone::Good;
    case Degraded:
    case PartialOutage: return Tone::Warning;
    case MajorOutage: return Tone::Critical;
    case Maintenance: return Tone::Dim;
    }
    return Tone::Plain;
}

QStringList SituationModel::usualRoles()
{
    return {u"commander"_s, u"operations"_s, u"communications"_s, u"scribe"_s};
}

void SituationModel::setIncident(const Incident &incident, Instant now)
{
    const Showing showing = showingIn(incident.zone, now);
    QList<Fact> facts;
    for (int i = 0; i < milestoneCount; ++i)
        facts.append(milestone(incident, static_cast<MilestoneName>(i), showing));
    const QString severity =
        incident.severity ? tr("SEV %1").arg(*incident.severity) : tr("not set");
    facts.append(
        {.kind = Kind::Severity,
         .key = u"severity"_s,
         .label = tr("Severity"),
         .value = severity,
         .tone = incident.severity ? Tone::Plain : Tone::Warning,
         .whole = severity,
         .edit = incident.severity ? QString::number(*incident.severity) : QString()});
    facts.append(
        {.kind = Kind::Zone,
         .key = u"zone"_s,
         .label = tr("Time zone"),
         .value = zoneText(showing),
         .whole = incident.zone,
         .edit = incident.zone});
    appendRoles(facts, incident);
    for (const Component &one : incident.components)
        facts.append(component(one));

    if (!std::ranges::equal(facts, m_facts, {}, &Fact::key, &Fact::key)) {
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
    const Fact &fact = m_facts.at(index.row());
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

SituationModel::Fact
SituationModel::milestone(const Incident &incident, MilestoneName name, const Showing &showing)
{
    Fact fact{.kind = Kind::Milestone, .key = word(name), .label = spoken(name)};
    const std::optional<Milestone> &known = incident.milestone(name);
    if (!known) {
        fact.value = isOver(incident.phase) ? tr("not recorded") : tr("not yet");
        fact.tone = Tone::Dim;
        return fact;
    }
    fact.value = momentText(known->moment, showing);
    if (fact.value.isEmpty())
        fact.value = tr("time unknown");
    fact.whole = wholeText(known->moment, showing.zone);
    if (known->source == Source::Inferred)
        fact.whole += tr(" · inferred");
    fact.edit = editText(known->moment, showing.zone);
    const std::optional<Milestone> &start = incident.milestone(MilestoneName::ImpactStarted);
    const bool comparable = start && start->moment.at && known->moment.at
        && start->moment.precision != Precision::Day && known->moment.precision != Precision::Day;
    if (comparable && name != MilestoneName::ImpactStarted) {
        const qint64 us = known->moment.at->us - start->moment.at->us;
        const QString span = spokenDuration(qAbs(us) / Instant::minute * Instant::minute);
        fact.delta = (us < 0 ? u"−"_s : u"+"_s) + span;
    }
    return fact;
}

void SituationModel::appendRoles(QList<Fact> &facts, const Incident &incident)
{
    QStringList roles = usualRoles();
    for (const RoleHolder &holder : incident.roles) {
        if (!roles.contains(holder.role) && !holder.person.isEmpty())
            roles.append(holder.role);
    }
    const bool over = isOver(incident.phase);
    for (const QString &role : std::as_const(roles)) {
        const QString person = incident.holderOf(role);
        Fact fact{
            .kind = Kind::Role,
            .key = role,
            .label = spoken(role),
            .value = person,
            .edit = person};
        if (person.isEmpty()) {
            fact.value = tr("unassigned");
            fact.tone = over ? Tone::Dim : Tone::Warning;
        }
        fact.whole = fact.value;
        facts.append(fact);
    }
}

SituationModel::Fact SituationModel::component(const Component &component)
{
    const QString impact = component.impact ? spoken(*component.impact).toLower() : tr("affected");
    return {
        .kind = Kind::Component,
        .key = component.name,
        .label = component.name,
        .value = impact,
        .tone = toneOf(component.impact),
        .whole = u"%1: %2"_s.arg(component.name, impact),
        .edit = component.impact ? word(*component.impact) : QString()};
}

} // namespace Bridgelog
