// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/undolistmodel.h"

#include "items/momenttext.h"

using namespace Qt::StringLiterals;

namespace Bridgelog {

void UndoListModel::setSteps(
    const QList<UndoStep> &undo, const QList<UndoStep> &redo, const QTimeZone &zone)
{
    if (undo == m_undo && redo == m_redo && zone == m_zone)
        return;
    beginResetModel();
    m_undo = undo;
    m_redo = redo;
    m_zone = zone;
    endResetModel();
}

const UndoStep *UndoListModel::step(int row) const
{
    const int steps = stepsTo(row);
    if (steps > 0)
        return &m_redo.at(steps - 1);
    return steps < 0 ? &m_undo.at(-steps - 1) : nullptr;
}

int UndoListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_undo.size() + m_redo.size()) + 1;
}

QString UndoListModel::whenText(int row) const
{
    const UndoStep *one = step(row);
    if (!one)
        return {};
    const QDate date = dateIn(one->at, m_zone);
    const QDate today = dateIn(Instant::now(), m_zone);
    const QString time = clockText(one->at, m_zone, Detail::Seconds);
    return date == today ? time : shortDayText(date, today) + u' ' + time;
}

QVariant UndoListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const UndoStep *one = step(index.row());
    const int steps = stepsTo(index.row());
    const QString text = one ? one->told() : tr("As it is now");
    switch (role) {
    case Qt::DisplayRole: return text;
    case WhenRole: return whenText(index.row());
    case StepsRole: return steps;
    case Qt::AccessibleTextRole:
        if (!one)
            return text;
        return (steps > 0 ? tr("Redo %1, %2") : tr("Undo %1, %2")).arg(text, whenText(index.row()));
    default: return {};
    }
}

} // namespace Bridgelog
