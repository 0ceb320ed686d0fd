// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importer.h"
#include "exchange/writtentime.h"
#include "incident/zones.h"

namespace Bridgelog {

/// What a time inherits from where it stands.
struct ReadingFrame {
    std::optional<QDate> day; ///< of a time without a date
    std::optional<QDate> published; ///< bounds dates without a year; what "today" is
    std::optional<Instant> notAfter; ///< a time without a date is not later than this
    QString zone; ///< the label in force
    std::optional<Instant> last; ///< the time before
};

/// Turns written times into instants by the rules of the material: what is missing is inherited,
/// else answered by the options, else a question.
class TimeReader {
public:
    TimeReader(const ImportOptions &options, const QString &wholeText);

    /// The zone of the posts' stamps, for prose that states none.
    void setPostedZone(const QString &label) { m_postedZone = label; }

    /// A range has an end. Nothing where the time cannot be read; then there may be a question.
    std::optional<Moment> read(const WrittenTime &time, ReadingFrame &frame);
    /// Takes up a date that stands without a time ("On Friday March 23 2018 …").
    void noteDate(const WrittenDate &date, ReadingFrame &frame);

    const std::optional<QString> &question() const { return m_question; }
    /// What --date answered nothing of, for the person to know.
    bool usedDate() const { return m_usedDate; }
    /// The IANA zone in whose clock the material speaks.
    QString incidentZone() const;

    QStringList inferred;
    QStringList warnings;

private:
    struct Local {
        QDate date;
        QTime time;
        bool dated = false;
    };
    std::optional<Instant> instantOf(const WrittenClock &clock, ReadingFrame &frame);
    std::optional<QDate> dateOf(const WrittenClock &clock, const ReadingFrame &frame);
    std::optional<QDate> dateWithoutYear(const WrittenDate &date, const ReadingFrame &frame);
    std::optional<QDate> dayOfWeekday(const WrittenClock &clock, const ReadingFrame &frame);
    std::optional<QDate> numericDate(const WrittenDate &date);
    std::optional<ZoneReading> zoneOf(const WrittenClock &clock, ReadingFrame &frame, QDate date);
    Instant resolved(const Local &local, const ZoneReading &zone, const WrittenClock &clock);
    void checkWeekday(const WrittenDate &date, QDate stated);
    void checkSeason(const ZoneReading &zone, const Local &local, Instant instant);
    void ask(const QString &question);
    void warn(const QString &warning);
    void infer(const QString &line);

    ImportOptions m_options;
    QString m_postedZone;
    QString m_onlyZone; ///< the one label that the whole text has
    std::optional<bool> m_dayFirst; ///< how the document orders 4/5/2024
    std::optional<QString> m_question;
    bool m_usedDate = false;
    bool m_answered = false; ///< the first date without a year has met --date
    std::optional<std::pair<ZoneReading, Instant>> m_firstZone;
};

} // namespace Bridgelog
