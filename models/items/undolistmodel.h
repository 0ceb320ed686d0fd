// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/undohistory.h"

#include <QAbstractListModel>
#include <QTimeZone>

namespace Bridgelog {

/// What can be redone, above it where things stand now, below it what can be undone: the newest
/// first, so that what lies between the middle and a row is what going there takes.
class UndoListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role : quint16 { ///< Qt::DisplayRole is what was done
        WhenRole = Qt::UserRole + 1, ///< "16:41:07"; empty for the middle
        StepsRole, ///< int: below zero so many to undo, above so many to redo, 0: the middle
    };

    using QAbstractListModel::QAbstractListModel;

    void setSteps(const QList<UndoStep> &undo, const QList<UndoStep> &redo, const QTimeZone &zone);
    /// Where things stand now.
    int middle() const { return static_cast<int>(m_redo.size()); }
    int stepsTo(int row) const { return middle() - row; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    const UndoStep *step(int row) const;
    QString whenText(int row) const;

    QList<UndoStep> m_undo;
    QList<UndoStep> m_redo;
    QTimeZone m_zone{QTimeZone::UTC};
};

} // namespace Bridgelog
