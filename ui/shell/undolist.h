// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/undolistmodel.h"
#include "session/openincident.h"

#include <QPointer>
#include <QWidget>

class QListView;

namespace Bridgelog {

class Label;

/// What can be undone and redone, laid over the window, which goes on beneath. The rows between
/// the middle and the one chosen are marked: Enter or a click takes or brings back all of them. Esc
/// or a look elsewhere leaves.
class UndoList : public QWidget {
    Q_OBJECT

public:
    explicit UndoList(QWidget *window);

    void setIncident(OpenIncident *incident);
    void open();
    void leave();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void tell(int row);
    void choose();
    void place();

    QPointer<OpenIncident> m_incident;
    UndoListModel m_model;
    Label *m_says;
    QListView *m_list;
    QPointer<QWidget> m_before; ///< had the keyboard
};

} // namespace Bridgelog
