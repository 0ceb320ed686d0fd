// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/templatefilesmodel.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

TemplateFilesModel::TemplateFilesModel(const TemplateDesk &desk, QObject *parent)
    : QAbstractListModel(parent)
    , m_desk(desk)
    , m_files(desk.files())
{
    connect(&desk, &TemplateDesk::changed, this, [this](int row) {
        m_files[row] = m_desk.files().at(row);
        Q_EMIT dataChanged(index(row), index(row));
    });
    connect(&desk, &TemplateDesk::reset, this, [this] {
        beginResetModel();
        m_files = m_desk.files();
        endResetModel();
    });
}

int TemplateFilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

QString TemplateFilesModel::stateText(const TemplateFile &file)
{
    const auto origin = [&file] {
        switch (file.origin) {
            using enum ChecklistFile::Origin;
        case Shipped: return tr("Shipped");
        case Shared: return tr("Shared");
        case Own: return file.replaces ? tr("Yours, in place of another") : tr("Yours");
        }
        return QString();
    };
    const QString state = file.kind == TemplateFile::Kind::Postmortem
        ? tr("Postmortem · %1").arg(origin())
        : origin();
    return file.isChanged() ? tr("%1 · not saved").arg(state) : state;
}

QVariant TemplateFilesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TemplateFile &file = m_files.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return file.title();
    case Qt::AccessibleTextRole:
        return QStringList{file.title(), stateText(file), data(index, FaultRole).toString()}.join(
            u", "_s);
    case StateRole: return stateText(file);
    case FaultRole:
        return file.fault ? tr("Line %1, column %2").arg(file.fault->line).arg(file.fault->column)
                          : QString();
    case NameRole: return file.name;
    default: return {};
    }
}

} // namespace Bridgelog
