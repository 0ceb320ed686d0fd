// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/actionlistmodel.h"

#include <QLocale>

#include <algorithm>
#include <tuple>

namespace Bridgelog {

using namespace Qt::StringLiterals;

QDate ActionListModel::dayOf(const QString &due) { return QDate::fromString(due, Qt::ISODate); }

void ActionListModel::setActions(const QList<ListedAction> &actions)
{
    const auto place = [](const ListedAction &a) {
        const QDate due = dayOf(a.item.due);
        return std::tuple(
            a.item.state != ActionState::Open, !due.isValid(), due.toJulianDay(),
            a.item.priority.isEmpty(), a.item.priority, a.item.text, a.item.id.text());
    };
    QList<ListedAction> sorted = actions;
    std::ranges::sort(sorted, {}, place);
    if (sorted == m_all)
        return;
    m_all = sorted;
    show();
}

void ActionListModel::setToday(QDate today)
{
    if (m_today == today)
        return;
    m_today = today;
    show();
}

void ActionListModel::setShown(Shown shown)
{
    m_shown = shown;
    show();
}

void ActionListModel::setWords(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    show();
}

void ActionListModel::show()
{
    beginResetModel();
    m_rows.clear();
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        if (takes(m_all.at(i)))
            m_rows.append(i);
    }
    endResetModel();
}

bool ActionListModel::takes(const ListedAction &action) const
{
    const ActionItem &item = action.item;
    const bool state = m_shown == Shown::All
        || (m_shown == Shown::Open && item.state == ActionState::Open)
        || (m_shown == Shown::Overdue && isOverdue(item));
    const QStringList fields{
        item.text, item.owner, item.actionClass ? spoken(*item.actionClass) : QString(),
        item.priority, action.title};
    return state && std::ranges::all_of(m_words, [&](const QString &word) {
               return std::ranges::any_of(fields, [&](const QString &field) {
                   return field.contains(word, Qt::CaseInsensitive);
               });
           });
}

bool ActionListModel::isOverdue(const ActionItem &item) const
{
    const QDate due = dayOf(item.due);
    return item.state == ActionState::Open && due.isValid() && m_today.isValid() && due < m_today;
}

int ActionListModel::overdue() const
{
    return static_cast<int>(
        std::ranges::count_if(m_all, [this](const auto &a) { return isOverdue(a.item); }));
}

int ActionListModel::open() const
{
    return static_cast<int>(std::ranges::count_if(
        m_all, [](const auto &a) { return a.item.state == ActionState::Open; }));
}

QList<ListedAction> ActionListModel::actions() const
{
    QList<ListedAction> shown;
    for (const qsizetype i : m_rows)
        shown.append(m_all.at(i));
    return shown;
}

int ActionListModel::rowOf(const ActionId &id) const
{
    const auto it =
        std::ranges::find(m_rows, id, [this](qsizetype i) { return m_all.at(i).item.id; });
    return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

int ActionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString ActionListModel::dueText(const ActionItem &item) const
{
    const QDate due = dayOf(item.due);
    if (!due.isValid())
        return item.due;
    const QString day =
        QLocale().toString(due, due.year() == m_today.year() ? u"d MMM"_s : u"d MMM yyyy"_s);
    if (item.state != ActionState::Open)
        return day;
    const int late = static_cast<int>(due.daysTo(m_today));
    if (late > 0)
        return late == 1 ? tr("1 day overdue") : tr("%1 days overdue").arg(late);
    return late == 0 ? tr("due today") : tr("due %1").arg(day);
}

QVariant ActionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ListedAction &listed = action(index.row());
    const ActionItem &item = listed.item;
    switch (role) {
    case Qt::DisplayRole: return item.text.simplified();
    case ActionRole: return QVariant::fromValue(listed);
    case DueRole: return dueText(item);
    case OverdueRole: return isOverdue(item);
    case StateRole: return static_cast<int>(item.state);
    case AsideRole: {
        QStringList parts{
            item.actionClass ? spoken(*item.actionClass) : QString(),
            item.owner.isEmpty() ? tr("no owner") : item.owner, item.priority,
            listed.title.simplified()};
        parts.removeAll(QString());
        return parts.join(u" · "_s);
    }
    case Qt::AccessibleTextRole:
        return QStringList{
            item.text.simplified(), spoken(item.state), data(index, DueRole).toString(),
            data(index, AsideRole).toString()}
            .join(u", "_s);
    default: return {};
    }
}

QHash<int, QByteArray> ActionListModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert({{DueRole, "due"}, {OverdueRole, "overdue"}, {AsideRole, "aside"}});
    return names;
}

} // namespace Bridgelog
