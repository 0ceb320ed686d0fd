// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/incidentlistmodel.h"

#include <QPointer>
#include <QWidget>

class QAction;
class QLineEdit;
class QListView;

namespace Bridgelog {

class Label;

/// The incidents of the archive, filtered as one types over every entry ever logged; and, while one
/// types, the commands of that name.
class Sidebar : public QWidget {
    Q_OBJECT

public:
    explicit Sidebar(Journal &journal, QWidget *parent = nullptr);

    /// Asks the archive again.
    void reload();
    void setNow(Instant now);
    void setCommands(const QList<QAction *> &commands);
    /// Marks the incident that is open.
    void select(const IncidentId &id);
    void focusSearch();
    /// The incident `by` rows further, if there is one.
    std::optional<IncidentId> neighbour(int by) const;
    std::optional<IncidentId> first() const;
    const IncidentListModel &model() const { return m_model; }
    QSize sizeHint() const override { return {248, 400}; }

Q_SIGNALS:
    void chosen(const Bridgelog::IncidentId &id);
    /// The search was left.
    void left();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void findCommands(const QString &text);
    void activate(const QModelIndex &index);
    void tellEmpty(const QString &query);
    bool searchKey(int key);

    Journal &m_journal;
    IncidentListModel m_model;
    QLineEdit *m_search;
    QListView *m_list;
    Label *m_empty;
    QList<QPointer<QAction>> m_commands;
    IncidentId m_selected;
};

} // namespace Bridgelog
