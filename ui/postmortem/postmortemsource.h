// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fields/fieldcheck.h"

#include <QPlainTextEdit>

class QCompleter;
class QMenu;
class QStandardItemModel;

namespace Bridgelog {

class Spelling;

/// The Markdown of a postmortem, as it is typed. Undo is the incident's, not the field's own.
class PostmortemSource : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit PostmortemSource(QWidget *parent = nullptr);

    /// Another text, where only a part of it changed: cursor and view stay.
    void take(const QString &text);
    /// Stretches that are wrong, with why.
    void setFaults(const QList<FieldFault> &faults);
    Spelling &spelling() { return *m_spelling; }
    /// Selects the next misspelt word, from the start again behind the last; false: there is none.
    bool goToMisspelling();
    /// Puts `before` and `behind` around what is selected, or takes them off.
    void wrap(const QString &before, const QString &behind);
    /// Makes each selected line begin with `mark`, or no longer.
    void prefixLines(const QString &mark);
    /// The line as a heading of `level`; 0: none.
    void setHeading(int level);
    /// Text on lines of its own; the cursor goes on at `caret` in it, else behind it.
    void insertBlock(const QString &text, qsizetype caret = -1);
    void insertWords(const QString &text);
    /// Shows a place, without moving what is in view already.
    void goTo(qsizetype position, qsizetype length = 0);
    /// The place in the text of the topmost line in view.
    qsizetype topPosition() const;

Q_SIGNALS:
    /// An undo or redo is asked for: what was typed has to be kept first.
    void historyAsked();
    /// Files or an image were pasted or dropped.
    void attachAsked(const QMimeData &source);

protected:
    bool event(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void offerFields();
    void complete(const QString &name);
    bool continueList();
    bool closeFence();
    void dress();
    /// What may have been meant, above what a text's menu has.
    void offerSpellings(QMenu &menu, const QPoint &place);

    QList<FieldFault> m_faults;
    Spelling *m_spelling;
    QCompleter *m_completer;
    QStandardItemModel *m_offers;
};

} // namespace Bridgelog
