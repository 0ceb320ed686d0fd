// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/reportsections.h"
#include "exchange/timereader.h"
#include "exchange/toldtimes.h"
#include "exchange/writtenduration.h"

namespace Bridgelog {

/// One thing that a text tells: a sentence, or a row of a timeline.
struct StoryLine {
    QString text;
    int line = 0;
    std::optional<Moment> at;
    std::optional<Told> start; ///< what happened at `at`
    std::optional<Told> end; ///< what happened at its end
    QString endWords; ///< the end of a range, as written
    Precision endPrecision = Precision::Minute;
    std::optional<WrittenDuration> afterStart; ///< it counts from when the impact started
    int part = 0; ///< which post or report it stands in: the later ones know better
    bool narrative = false; ///< tells what happened next, time or not
};

/// Reads the sentences of units in order. Sentences with several times give a line for each.
class StoryReader {
public:
    StoryReader(TimeReader &times, ReadingFrame &frame)
        : m_times(times)
        , m_frame(frame)
    {
    }

    QList<StoryLine> linesOf(const QList<ReportUnit> &units);
    /// "Timeline (UTC)", "All times in CET": the zone in force from here on.
    void noteZone(const QString &text);

private:
    void readUnit(const ReportUnit &unit, QList<StoryLine> &lines);
    void readSentence(const QString &sentence, int line, QList<StoryLine> &lines);
    bool readRow(const ReportUnit &unit, QList<StoryLine> &lines);
    StoryLine lineOf(const ToldTime &told, const QString &text, int line);

    TimeReader &m_times;
    ReadingFrame &m_frame;
};

} // namespace Bridgelog
