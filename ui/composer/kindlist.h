// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/words.h"

#include <QList>
#include <QWidget>

#include <optional>

namespace Bridgelog {

/// The kinds that what is typed behind the slash may become, above the composer. Takes no keyboard.
class KindList : public QWidget {
    Q_OBJECT

public:
    explicit KindList(QWidget *parent);

    /// Offers the kinds that begin with `word`; false where there are none.
    bool offer(const QString &word);
    void moveBy(int rows);
    std::optional<EntryKind> current() const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(Bridgelog::EntryKind kind);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    int rowHeight() const;
    int rowAt(int y) const;

    QList<EntryKind> m_kinds;
    int m_current = 0;
};

} // namespace Bridgelog
