// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/shownrows.h"
#include "items/timelinemodel.h"

#include <QTimer>

#include <functional>

namespace Bridgelog {

/// The rows of a timeline that have something in common. Looks at them a few milliseconds at a
/// time, the newest first, and stays right while rows come, go and change.
class FoundRows : public QObject {
    Q_OBJECT

public:
    enum class Pace : quint8 {
        Eager, ///< somebody waits for it
        Calm
    };
    using Takes = std::function<bool(const Entry &entry)>;
    FoundRows(TimelineModel &model, Pace pace, QObject *parent = nullptr);

    /// Looks for others; nothing ends it.
    void find(const Takes &takes);
    bool isActive() const { return m_takes != nullptr; }
    /// Whether every row has been looked at.
    bool isDone() const { return m_from == 0; }

    int count() const { return m_hits.size(); }
    /// The row of a hit; hits are in the timeline's order, and only those found so far.
    int row(int hit) const { return m_hits.at(hit); }
    /// Which hit a row is, or -1.
    int hitOf(int row) const { return m_hits.indexOf(row); }
    enum class Way : quint8 {
        Back,
        On
    };
    /// The hit's row before or behind a row, round the ends; -1 where there is none.
    int beside(int row, Way way) const;
    /// The last hit at or before a row, else the first behind it; -1 where there is none.
    int nearest(int row) const;

Q_SIGNALS:
    /// Hits were found or went or have another row, or all has been looked at.
    void changed();
    /// Hits were found or went, or have another order.
    void hitsChanged();

private:
    void restart();
    void look();
    void lookAgain(int first, int last);
    void takeInserted(int row, int count);
    void takeRemoved(int row, int count);
    void takeMoved(int from, int count, int to);

    TimelineModel &m_model;
    Takes m_takes;
    ShownRows m_hits;
    int m_from = 0; ///< rows from here on have been looked at
    QTimer m_next;
};

} // namespace Bridgelog
