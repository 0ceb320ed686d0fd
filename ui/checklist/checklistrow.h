// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/checklistmodel.h"

#include <QAbstractButton>

class QMenu;

namespace Bridgelog {

/// One item of the checklist: a box, what to do, whose it is, when it is due. Space ticks it, S
/// skips it, N notes something of it, A gives it to somebody, L ties it to the selected entry.
class ChecklistRow : public QAbstractButton {
    Q_OBJECT

public:
    explicit ChecklistRow(QWidget *parent = nullptr);

    void setItem(const QModelIndex &item);
    QString item() const { return m_item; }
    QString due() const { return m_due; }
    ItemState state() const { return m_state; }
    ChecklistModel::Urgency urgency() const { return m_urgency; }
    QString note() const { return m_note; }
    QString owner() const { return m_owner; } ///< the role's word
    QString assignee() const { return m_assignee; }
    bool isDealtWith() const { return m_state != ItemState::Open; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void tickAsked();
    void untickAsked();
    void skipAsked();
    void noteAsked();
    void assigneeAsked();
    void linkAsked();
    void entryAsked(const Bridgelog::EntryId &entry);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void nextCheckState() override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QRect textRect(int width) const;
    QStringList secondLines() const;
    QString secondLine() const { return secondLines().join(u'\n'); }
    void addMenuActions(QMenu *menu);

    QString m_item;
    QString m_roleLine;
    QString m_due;
    QString m_reason;
    QString m_note;
    QString m_hint; ///< shown where the keyboard is
    QString m_owner;
    QString m_assignee;
    EntryId m_entry;
    ItemState m_state = ItemState::Open;
    ChecklistModel::Urgency m_urgency = ChecklistModel::Urgency::None;
};

} // namespace Bridgelog
