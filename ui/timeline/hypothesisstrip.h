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
/// is filtered for.
class HypothesisStrip : public QWidget {
    Q_OBJECT

public:
    HypothesisStrip(TimelineView &view, TimelineModel &all, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tell();
    void addRow(const Entry &entry);

    TimelineView &m_view;
    TimelineModel &m_all; ///< without a filter
    FoundRows m_found;
    QTimer m_soon;
    Button *m_heading;
    QWidget *m_list;
    QStringList m_told; ///< what the rows say, to leave them alone while it holds
    bool m_folded = false;
};

} // namespace Bridgelog
