// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>

namespace Bridgelog {

/// What leads a reader through the timeline. Their keys work wherever the keyboard is in the
/// window.
class PageActions : public QObject {
    Q_OBJECT

public:
    explicit PageActions(QWidget *page);

    /// For the window's menu and palette.
    QList<QAction *> all() const;
    /// The single keys that do the same while the keyboard is in the timeline, `edit`'s too.
    QList<QAction *> letters(QAction *edit) const;

    QAction *find;
    QAction *findNext;
    QAction *findPrevious;
    QAction *filter;
    QAction *showAll;
    QAction *jump;
    QAction *nextMilestone;
    QAction *previousMilestone;
    QAction *nextDay;
    QAction *previousDay;
    QAction *first;
    QAction *last;
    QAction *help; ///< only by its letter

private:
    QAction *letter(QAction *target, const QKeySequence &keys) const;
    QAction *make(const QString &name, const QString &text, const QKeySequence &keys);
};

} // namespace Bridgelog
