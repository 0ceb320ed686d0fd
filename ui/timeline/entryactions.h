// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>

class QMenu;

namespace Bridgelog {

struct Entry;

/// What can be done to the current or selected entries, with its keys in the timeline.
class EntryActions : public QObject {
    Q_OBJECT

public:
    explicit EntryActions(QWidget *view);

    /// Off where they make no sense for `count` entries, or for the current one; some are worded by
    /// its state.
    void tell(const std::optional<Entry> &current, qsizetype count);
    void fill(QMenu &menu) const;
    /// All that work on entries, for menus and palettes.
    QList<QAction *> all() const;
    /// Those that move through them.
    QList<QAction *> reading() const;

    QAction *edit;
    QAction *time;
    QAction *strike;
    QAction *strikeWhy;
    QAction *pin;
    QAction *insert;
    QAction *duplicate;
    QAction *split;
    QAction *join;
    QAction *tag;
    QAction *shift;
    QAction *assign; ///< hypotheses only
    QAction *history;
    QAction *openFile; ///< an attachment
    QAction *saveFile;
    QAction *code; ///< chooses one of its blocks, to be copied alone
    QAction *copy;
    QAction *selectAll;
    QAction *next;
    QAction *previous;
    QAction *selectNext;
    QAction *selectPrevious;
    QAction *showWhole;
    QList<QAction *> kinds; ///< in loggedKinds' order
    QList<QAction *> audiences; ///< in Audience's order
    QList<QAction *> states; ///< in HypothesisState's order

private:
    QAction *make(const QString &name, const QString &text, const QKeySequence &keys = {});
};

} // namespace Bridgelog
