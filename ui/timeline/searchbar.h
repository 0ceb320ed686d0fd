// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/toolrow.h"

#include "archive/archivesearcher.h"
#include "items/timelinesearch.h"

#include <memory>

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

    /// Whose attached files are looked through, too, and in which archive; none: none are.
    void setIncident(const IncidentId &incident, const QString &archive);
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
    IncidentId m_incident;
    std::unique_ptr<ArchiveSearcher> m_files;
    QLineEdit *m_field;
    Label *m_count;
    Button *m_previous;
    Button *m_next;
    EntryId m_anchor; ///< where the reader was
    bool m_seeking = false; ///< the first hit is still to come
    std::optional<TimelineSearch::Way> m_wanted; ///< once all has been looked at
};

} // namespace Bridgelog
