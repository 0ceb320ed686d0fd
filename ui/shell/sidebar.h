// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivesearcher.h"
#include "items/incidentlistmodel.h"
#include "shell/savedviews.h"

#include <QWidget>

class QAction;
class QLineEdit;
class QListView;

namespace Bridgelog {

class Button;
class InlineEditor;
class KeyHint;
class Label;

/// The incidents of the archive, filtered as one types over every entry ever logged. A search can
/// be saved as a view, which then stands in the list.
class Sidebar : public QWidget {
    Q_OBJECT

public:
    explicit Sidebar(Journal &journal, QWidget *parent = nullptr);

    /// Asks the archive again.
    void reload();
    void setNow(Instant now);
    /// Marks the incident that is open.
    void select(const IncidentId &id);
    void focusSearch();
    /// The action that leads to the search: its key is shown in the field.
    void setSearchAction(const QAction *action);
    /// Searches for `query`.
    void show(const QString &query);
    using QWidget::show;
    /// Asks in place for the name of what is searched for now.
    void saveView();
    /// How many action items are open; none, and nothing is said of them.
    void setActions(const Archive::ActionCount &count);
    /// The incident `by` rows further, if there is one.
    std::optional<IncidentId> neighbour(int by) const;
    std::optional<IncidentId> first() const;
    const IncidentListModel &model() const { return m_model; }
    QSize sizeHint() const override { return {248, 400}; }

Q_SIGNALS:
    void chosen(const Bridgelog::IncidentId &id);
    /// The search was left.
    void left();
    void actionsAsked();
    void viewForgotten(const Bridgelog::SavedView &view);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void chooseFirst();
    void
    show(const QString &query, const QList<IncidentSummary> &incidents, const SearchResult &result);
    void makeRoom();
    void activate(const QModelIndex &index);
    void forget(const QModelIndex &index);
    void offerToForget(const QPoint &place);
    void tellViews(const QString &query);
    void tellEmpty(const QString &query);
    bool searchKey(int key);

    Journal &m_journal;
    ArchiveSearcher m_searcher;
    QString m_asked; ///< of the searcher
    QString m_shown; ///< by the list
    bool m_chooseFirst = false; ///< once what was asked is shown
    IncidentListModel m_model;
    QLineEdit *m_search;
    QListView *m_list;
    Label *m_empty;
    KeyHint *m_hint;
    Button *m_actions;
    InlineEditor *m_naming = nullptr;
    IncidentId m_selected;
};

} // namespace Bridgelog
