// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/actionlistmodel.h"
#include "postmortem/document.h"

#include <QWidget>

#include <functional>

class QAction;
class QActionGroup;
class QLineEdit;
class QListView;

namespace Bridgelog {

class Button;
class InlineEditor;
class Label;

/// The action items of every incident, overdue first: filtered as one types, done, given to
/// somebody and moved in place, and copied as a table.
class ActionsPage : public QWidget {
    Q_OBJECT

public:
    explicit ActionsPage(QWidget *parent = nullptr);

    void setActions(const QList<ListedAction> &actions);
    void setToday(QDate today);
    /// What can be done here, for the palette.
    QList<QAction *> pageActions() const;
    const ActionListModel &model() const { return m_model; }

Q_SIGNALS:
    void left();
    void incidentAsked(const Bridgelog::IncidentId &id);
    /// Something of an action item is to be otherwise.
    void changeAsked(const Bridgelog::IncidentId &id, const Bridgelog::EventBody &body);
    /// A file of that name is to be written, where somebody chooses.
    void savingAsked(const QString &name, const QByteArray &bytes);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *make(
        const QString &name, const QString &text, const QKeySequence &keys,
        void (ActionsPage::*act)());
    void makeActions();
    void makeShown();
    void arrange();
    Button *buttonFor(QAction *action);
    void tell();
    std::optional<ListedAction> current() const;
    void setState(ActionState state);
    void toggleDone();
    void drop() { setState(ActionState::Dropped); }
    void openIncident();
    void askOwner();
    void askDue();
    void askClass();
    void askPriority();
    void
    ask(const QString &prompt, const QString &text, std::function<QString(const QString &)> take);
    void revise(ActionRevised revision);
    void copy();
    QList<ToldAction> told() const;
    void saveTable();
    void saveCalendar();

    ActionListModel m_model;
    QListView *m_list;
    QLineEdit *m_search;
    Label *m_count;
    Label *m_empty;
    InlineEditor *m_question;
    QActionGroup *m_shown = nullptr;
    QList<QAction *> m_actions; ///< those that need a row
    QList<QAction *> m_whole; ///< those of the list as a whole
    std::function<QString(const QString &)>
        m_take; ///< an answer; what is wrong with it, if anything
    std::function<void(int)> m_choose;
};

} // namespace Bridgelog
