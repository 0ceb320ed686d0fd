// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/panelsection.h"
#include "items/checklistmodel.h"
#include "session/openincident.h"

#include <QPointer>

class QAction;
class QMenu;
class QVBoxLayout;

namespace Bridgelog {

class Button;
class ChecklistRow;
class InlineEditor;
class ProgressLine;

/// The responder checklist of an incident in the side panel: all of it or one role's part, with or
/// without what is dealt with.
class ChecklistSection : public PanelSection {
    Q_OBJECT

public:
    explicit ChecklistSection(QWidget *parent = nullptr);

    void setIncident(OpenIncident *incident);
    /// The incident has changed.
    void refresh(Instant now);
    void setNow(Instant now);
    const ChecklistModel &model() const { return m_model; }
    /// What can be done to the whole of it, for the palette.
    QList<QAction *> sectionActions() const;
    /// Ties an item to a line of the timeline.
    void link(const QString &item, const EntryId &entry);
    void goToFirstOpen();

Q_SIGNALS:
    void answered();
    void linkAsked(const QString &item);
    void entryAsked(const Bridgelog::EntryId &entry);
    /// As PDF, to be shown and printed.
    void printAsked(const QString &name, const QByteArray &pdf);
    void failed(const QString &sentence);

private:
    enum class Asking : quint8 {
        Reason,
        Note,
        Assignee,
        NewItem
    };
    void makeActions();
    QWidget *makeTools();
    void rebuild();
    void connectRow(ChecklistRow *row);
    void update(const QModelIndex &from, const QModelIndex &to);
    void tellProgress();
    void filter(const QString &role);
    void applyFilter();
    bool isShown(const ChecklistRow &row) const;
    bool isMine(const ChecklistRow &row) const;
    void fillFilters();
    void fillLists();
    QStringList shownItems() const;
    void copy() const;
    void print();
    void ask(ChecklistRow *row, Asking what);
    void answer(const QString &text);
    void skip(const QString &reason, bool notApplicable);
    void addItem(const QString &text);
    void leave();

    ChecklistModel m_model;
    QPointer<OpenIncident> m_incident;
    ProgressLine *m_progress;
    QVBoxLayout *m_rows;
    InlineEditor *m_editor;
    Button *m_filterButton = nullptr;
    QMenu *m_filters = nullptr;
    QMenu *m_lists = nullptr;
    QAction *m_all = nullptr;
    QAction *m_mine = nullptr;
    QAction *m_hideDone = nullptr;
    QAction *m_newItem = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_print = nullptr;
    QString m_role; ///< whose items are shown; empty: everybody's, mineWord: this person's
    QString m_item; ///< the item that the editor asks about
    Asking m_asking = Asking::Reason;
};

} // namespace Bridgelog
