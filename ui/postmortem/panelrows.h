// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QMenu;
class QWidget;

namespace Bridgelog {

class Button;
class PanelSection;

/// The rows of a section in place of those before.
void fillRows(PanelSection *section, const QList<QWidget *> &rows);

struct PanelRow {
    QString caption; ///< small, above the text: whose it is; may be empty
    QString text; ///< as somebody wrote it
    int indent = 0; ///< how deep in a tree
    bool quiet = false; ///< settled
};
/// A row; what belongs at its end is added to its layout.
QWidget *panelRow(const PanelRow &row);
/// A button at the end of a row, with what can be done to it.
Button *rowMenu(QWidget *row, const QString &name);

} // namespace Bridgelog
