// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/timeline.h"

#include <QAbstractButton>

namespace Bridgelog {

/// One hypothesis in a line: how it stands, what it says, who is on it.
class HypothesisRow : public QAbstractButton {
    Q_OBJECT

public:
    explicit HypothesisRow(const Entry &entry, QWidget *parent = nullptr);

    EntryId entry() const { return m_entry; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void menuRequested(const QPoint &where);

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    EntryId m_entry;
    HypothesisState m_state;
    QString m_says;
    QString m_assignee;
};

} // namespace Bridgelog
