// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>

namespace Bridgelog {

struct Entry;

/// What can be done to the current or selected entries, with its keys in the timeline.
class EntryActions : public QObject {
    Q_OBJECT

public:
    explicit EntryActions(QWidget *view);

    /// Off where there is no entry; some are worded by its state.
    void tell(const Entry *current);
    /// All that work on entries, for menus and palettes.
    QList<QAction *> all() const { return {edit, time, strike, pin, copy}; }

    QAction *edit;
    QAction *time;
    QAction *strike;
    QAction *pin;
    QAction *copy;
    QAction *selectAll;

private:
    QAction *make(const QString &name, const QString &text, const QKeySequence &keys);
};

} // namespace Bridgelog
