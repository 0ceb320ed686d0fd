// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/checklistmodel.h"

#include "incident/metrics.h"
#include "incident/terms.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 soon = 5 * Instant::minute;

QString minutesOf(qint64 us) { return spokenDuration(us / Instant::minute * Instant::minute); }

} // namespace

void ChecklistModel::setIncident(const Incident &incident, Instant now)
{
    m_showing = showingIn(incident.zone, now);
    m_over = isOver(incident.phase);
    QList<Line> lines;
    for (const ChecklistItem &item : incident.checklist)
        lines.append(lineOf(item, dueOf(incident, item)));
    const auto id = [](const Line &line) { return line.item.spec.item; };
    if (!std::ranges::equal(lines, m_lines, {}, id, id)) {
        beginResetModel();
        m_lines = lines;
        endResetModel();
        return;
    }
    for (int row = 0; row < lines.size(); ++row) {
        if (m_lines.at(row) == lines.at(row))
            continue;
        m_lines[row] = lines.at(row);
        Q_EMIT dataChanged(index(row), index(row));
    }
}

void ChecklistModel::setNow(Instant now)
{
    m_showing.now = now;
    for (int row = 0; row < m_lines.size(); ++row) {
        const Line line = lineOf(m_lines.at(row).item, m_lines.at(row).dueAt);
        if (line == m_lines.at(row))
            continue;
        m_lines[row] = line;
        Q_EMIT dataChanged(
            index(row), index(row), {Qt::CheckStateRole, StateRole, DueRole, UrgencyRole});
    }
}

int ChecklistModel::done() const
{
    return static_cast<int>(std::ranges::count_if(
        m_lines, [](const Line &line) { return line.state != ItemState::Open; }));
}

int ChecklistModel::late() const
{
    return static_cast<int>(std::ranges::count(m_lines, Urgency::Late, &Line::urgency));
}

QString ChecklistModel::title() const
{
    return m_lines.isEmpty() ? QString() : m_lines.constFirst().item.checklist;
}

int ChecklistModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant ChecklistModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Line &line = m_lines.at(index.row());
    const ChecklistItemSpec &spec = line.item.spec;
    switch (role) {
    case Qt::DisplayRole: return spec.text;
    case Qt::CheckStateRole: return line.state == ItemState::Done ? Qt::Checked : Qt::Unchecked;
    case ItemRole: return spec.item;
    case RoleLineRole: {
        QStringList parts;
        if (!spec.role.isEmpty())
            parts.append(spoken(spec.role));
        if (!line.item.assignee.isEmpty())
            parts.append(line.item.assignee);
        if (spec.everyMinutes)
            parts.append(tr("every %1").arg(spokenDuration(*spec.everyMinutes * Instant::minute)));
        return parts.join(u" · "_s);
    }
    case StateRole: return QVariant::fromValue(line.state);
    case DueRole: return line.due;
    case UrgencyRole: return QVariant::fromValue(line.urgency);
    case ReasonRole: return line.item.reason;
    case NoteRole: return line.item.note;
    case HintRole: return spec.note;
    case OwnerRole: return spec.role;
    case AssigneeRole: return line.item.assignee;
    case EntryRole: return line.item.entry ? line.item.entry->text() : QString();
    default: return {};
    }
}

Qt::ItemFlags ChecklistModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

ChecklistModel::Line
ChecklistModel::lineOf(const ChecklistItem &item, const std::optional<Instant> &due) const
{
    Line line{.item = item, .dueAt = due, .state = stateAt(item, due, m_showing.now), .due = {}};
    if (line.state == ItemState::Done && item.doneAt)
        line.due = clockText(*item.doneAt, m_showing);
    if (!due || (m_over && !isForAfter(item.spec)))
        return line;
    const qint64 left = due->us - m_showing.now.us;
    if (left < 0) {
        line.urgency = Urgency::Late;
        line.due = tr("%1 late").arg(-left < Instant::minute ? tr("just") : minutesOf(-left));
        return line;
    }
    line.urgency = left < soon ? Urgency::Soon : Urgency::None;
    const QString rest = minutesOf(left + Instant::minute - 1);
    line.due = line.state == ItemState::Done ? tr("%1 · in %2").arg(line.due, rest) : rest;
    return line;
}

} // namespace Bridgelog
