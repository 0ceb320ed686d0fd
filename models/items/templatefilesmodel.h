// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "updates/templatedesk.h"

#include <QAbstractListModel>

namespace Bridgelog {

/// The files on a desk, in its order.
class TemplateFilesModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role : quint16 { ///< Qt::DisplayRole is what a person calls it
        StateRole = Qt::UserRole + 1, ///< "Yours, in place of the shipped one · not saved"
        FaultRole, ///< "Line 4, column 8"; empty where the text is good
        NameRole, ///< of the file
    };

    /// Follows `desk`, which outlives it.
    explicit TemplateFilesModel(const TemplateDesk &desk, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    static QString stateText(const TemplateFile &file);

    const TemplateDesk &m_desk;
    QList<TemplateFile> m_files; ///< as they were told of
};

} // namespace Bridgelog
