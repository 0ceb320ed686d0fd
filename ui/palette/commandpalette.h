// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/palettemodel.h"

#include <QPointer>
#include <QWidget>

class QLineEdit;
class QListView;

namespace Bridgelog {

class Label;

/// Finds whatever there is by a few of its letters: laid over the window it belongs to, which goes
/// on beneath. Arrows, Page up and down and Tab choose, Enter takes, Esc or a look elsewhere
/// leaves.
class CommandPalette : public QWidget {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget *window);

    /// Shows it empty over the window; what has the keyboard now gets it back.
    void open(const QList<PaletteItem> &candidates, const QStringList &recent);
    void leave();
    /// More to choose from came in; what was typed and chosen stays.
    void setCandidates(const QList<PaletteItem> &candidates);
    /// The archive's answer to `searchAsked`.
    void setEntries(const QString &query, const QList<PaletteItem> &entries);
    const PaletteModel &model() const { return m_model; }

Q_SIGNALS:
    /// The entries are searched for these words; `setEntries` answers. Empty: for nothing any more.
    void searchAsked(const QString &query);
    void chosen(const Bridgelog::PaletteItem &item);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(const QString &text);
    bool takeKey(int key);
    void choose();
    void goTo(int row);
    int currentRow() const;
    void place();
    void tellEmpty();

    PaletteModel m_model;
    QLineEdit *m_field;
    QListView *m_list;
    Label *m_empty;
    QPointer<QWidget> m_before; ///< had the keyboard
    bool m_waiting = false; ///< for the archive
    bool m_chooseThen = false; ///< Enter came before the answer
    bool m_moved = false; ///< somebody has chosen
    int m_height = 0;
};

} // namespace Bridgelog
