// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archive.h"

#include <QAbstractListModel>
#include <QDate>

namespace Bridgelog {

/// The action items of every incident: those overdue first, the longest first of all, then by when
/// they are due, those without a day behind them, and last what is done or dropped. Fed with the
/// archive's list.
class ActionListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Shown : quint8 {
        Open,
        Overdue,
        All
    };
    enum Role : quint16 { ///< Qt::DisplayRole is the text
        ActionRole = Qt::UserRole + 1, ///< ListedAction
        DueRole, ///< "due 31 Oct", "3 days overdue"; empty where no day is known
        OverdueRole,
        AsideRole, ///< class, owner, priority and incident on one line
        StateRole, ///< int, ActionState
    };

    using QAbstractListModel::QAbstractListModel;

    void setActions(const QList<ListedAction> &actions);
    void setToday(QDate today);
    void setShown(Shown shown);
    Shown shown() const { return m_shown; }
    /// Every word must be in the text, the owner, the class, the priority or the incident's title.
    void setWords(const QString &words);

    /// Of all that is open, shown or not.
    int overdue() const;
    int open() const;
    const ListedAction &action(int row) const { return m_all.at(m_rows.at(row)); }
    /// Those shown, in their order.
    QList<ListedAction> actions() const;
    int rowOf(const ActionId &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// The day that a due text names (YYYY-MM-DD), invalid for any other.
    static QDate dayOf(const QString &due);

private:
    void show();
    bool takes(const ListedAction &action) const;
    bool isOverdue(const ActionItem &item) const;
    QString dueText(const ActionItem &item) const;

    QList<ListedAction> m_all; ///< in the order of the rows
    QList<qsizetype> m_rows; ///< of them those shown
    QDate m_today;
    Shown m_shown = Shown::Open;
    QStringList m_words;
};

} // namespace Bridgelog

Q_DECLARE_METATYPE(Bridgelog::ListedAction)
