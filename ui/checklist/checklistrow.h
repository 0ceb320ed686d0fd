// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/checklistmodel.h"

#include <QAbstractButton>

namespace Bridgelog {

/// One item of the checklist: a box, what to do, whose it is, when it is due. Space ticks it, S
/// skips it.
class ChecklistRow : public QAbstractButton {
    Q_OBJECT

public:
    explicit ChecklistRow(QWidget *parent = nullptr);

    void setItem(const QModelIndex &item);
    QString item() const { return m_item; }
    QString due() const { return m_due; }
    ItemState state() const { return m_state; }
    ChecklistModel::Urgency urgency() const { return m_urgency; }
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void tickAsked();
    void untickAsked();
    void skipAsked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void nextCheckState() override;

private:
    QRect textRect(int width) const;
    QString secondLine() const;

    QString m_item;
    QString m_roleLine;
    QString m_due;
    QString m_reason;
    ItemState m_state = ItemState::Open;
    ChecklistModel::Urgency m_urgency = ChecklistModel::Urgency::None;
};

} // namespace Bridgelog
