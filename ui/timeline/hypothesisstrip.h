// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/foundrows.h"

#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace Bridgelog {

class Button;
class TimelineView;

/// What is believed, confirmed and ruled out, with who is on each; there while there is any. A
/// click on one goes to its entry, its menu says how it stands. All of them, whatever the timeline
/// is filtered for. Folded in a low window, until somebody says otherwise.
class HypothesisStrip : public QWidget {
    Q_OBJECT

public:
    HypothesisStrip(TimelineView &view, TimelineModel &all, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isFolded() const;
    void tell();
    void addRow(const Entry &entry);

    TimelineView &m_view;
    TimelineModel &m_all; ///< without a filter
    FoundRows m_found;
    QTimer m_soon;
    Button *m_heading;
    QWidget *m_list;
    QStringList m_told; ///< what the rows say, to leave them alone while it holds
    std::optional<bool> m_folded; ///< as a person chose; else by the window's height
};

} // namespace Bridgelog
