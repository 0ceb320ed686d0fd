// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/checklistmodel.h"

#include "incident/metrics.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 soon = 5 * Instant::minute;

bool open(const ChecklistItem &item) { return item.state == ItemState::Open; }

} // namespace

void ChecklistModel::setIncident(const Incident &incident, Instant now)
{
    m_showing = showingIn(incident.zone, now);
    m_over = isOver(incident.phase);
    QList<Line> lines;
    for (const ChecklistItem &item : incident.checklist)
        lines.append(lineOf(item));
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
        const Line line = lineOf(m_lines.at(row).item);
        if (line == m_lines.at(row))
            continue;
        m_lines[row] = line;
        Q_EMIT dataChanged(index(row), index(row), {DueRole, UrgencyRole});
    }
}

int ChecklistModel::done() const
{
    return static_cast<int>(std::ranges::count_if(m_lines, [](const Line &line) {
        return !open(line.item) || (line.item.ticks > 0 && line.urgency != Urgency::Late);
    }));
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
    case Qt::CheckStateRole:
        return line.item.state == ItemState::Done ? Qt::Checked : Qt::Unchecked;
    case ItemRole: return spec.item;
    case RoleLineRole: {
        QStringList parts;
        if (!spec.role.isEmpty())
            parts.append(spoken(spec.role));
        if (spec.everyMinutes)
            parts.append(tr("every %1").arg(spokenDuration(*spec.everyMinutes * Instant::minute)));
        return parts.join(u" · "_s);
    }
    case StateRole: return QVariant::fromValue(line.item.state);
    case DueRole: return line.due;
    case UrgencyRole: return QVariant::fromValue(line.urgency);
    case ReasonRole: return line.item.reason;
    default: return {};
    }
}

Qt::ItemFlags ChecklistModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

ChecklistModel::Line ChecklistModel::lineOf(const ChecklistItem &item) const
{
    Line line{.item = item};
    if (item.state == ItemState::Done && item.doneAt)
        line.due = clockText(*item.doneAt, m_showing);
    const std::optional<Instant> due = item.due();
    if (m_over || !due)
        return line;
    const qint64 left = due->us - m_showing.now.us;
    const auto minutes = [](qint64 us) {
        return spokenDuration(us / Instant::minute * Instant::minute);
    };
    if (left < 0) {
        line.urgency = Urgency::Late;
        line.due = tr("%1 late").arg(-left < Instant::minute ? tr("just") : minutes(-left));
        return line;
    }
    line.urgency = left < soon ? Urgency::Soon : Urgency::None;
    line.due = minutes(left + Instant::minute - 1);
    return line;
}

} // namespace Bridgelog
