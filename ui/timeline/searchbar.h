// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/toolrow.h"

#include "items/timelinesearch.h"

class QLineEdit;

namespace Bridgelog {

class Button;
class Label;
class TimelineView;

/// Looks for a text in the timeline: every hit stands out, Enter and F3 go on, Shift goes back.
class SearchBar : public ToolRow {
    Q_OBJECT

public:
    explicit SearchBar(TimelineView &view, QWidget *parent = nullptr);

    void open();
    void close() override;
    /// The next hit round the ends; opens the search where there is none.
    void go(TimelineSearch::Way way);
    TimelineSearch *search() { return &m_search; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void take(const QString &text);
    void follow();
    void tell();

    TimelineView &m_view;
    TimelineSearch m_search;
    QLineEdit *m_field;
    Label *m_count;
    Button *m_previous;
    Button *m_next;
    EntryId m_anchor; ///< where the reader was
    bool m_seeking = false; ///< the first hit is still to come
    std::optional<TimelineSearch::Way> m_wanted; ///< once all has been looked at
};

} // namespace Bridgelog
