// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/timereader.h"

#include "exchange/sourceline.h"
#include "exchange/timetokens.h"
#include "incident/zonetable.h"

#include <QLocale>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr int earliestYear = 2010; ///< status pages are not older
constexpr qint64 rollBack = 360 * Instant::minute;
constexpr qint64 postDelay = 30 * Instant::minute;
constexpr qint64 day = 1440 * Instant::minute;

QString weekdayName(int weekday) { return QLocale::c().dayName(weekday); }
QString isoDate(QDate date) { return date.toString(Qt::ISODate); }

QString listed(QStringList parts)
{
    if (parts.size() < 2)
        return parts.join(QString());
    const QString last = parts.takeLast();
    return u"%1 or %2"_s.arg(parts.join(u", "_s), last);
}

/// Years in which a day falls on its weekday (any, where none is stated), up to this one.
QList<int> candidateYears(const WrittenDate &date)
{
    QList<int> years;
    for (int year = earliestYear; year <= QDate::currentDate().year(); ++year) {
        const QDate candidate(year, *date.month, *date.day);
        if (candidate.isValid() && (!date.weekday || candidate.dayOfWeek() == *date.weekday))
            years.append(year);
    }
    return years;
}

std::optional<bool> dayOrderOf(const QString &text)
{
    static const QRegularExpression pattern(
        u"(?<![\\d./-])(\\d{1,2})([/-])(\\d{1,2})\\2(?:\\d{4}|\\d{2})(?![\\d/-])"_s);
    for (const auto &match : pattern.globalMatch(text)) {
        if (match.captured(1).toInt() > 12)
            return true;
        if (match.captured(3).toInt() > 12)
            return false;
    }
    return {};
}

QString onlyZoneOf(const QString &text)
{
    QSet<QString> labels;
    for (const QString &line : text.split(u'\n'))
        for (const TimeToken &token : timeTokens(line))
            if (!token.zone.isEmpty())
                labels.insert(token.zone);
    return labels.size() == 1 ? *labels.cbegin() : QString();
}

} // namespace

TimeReader::TimeReader(const ImportOptions &options, const QString &wholeText)
    : m_options(options)
    , m_onlyZone(onlyZoneOf(wholeText))
    , m_dayFirst(dayOrderOf(wholeText))
{
}

void TimeReader::ask(const QString &question)
{
    if (!m_question)
        m_question = question;
}

void TimeReader::warn(const QString &warning)
{
    if (!warnings.contains(warning))
        warnings.append(warning);
}

void TimeReader::infer(const QString &line)
{
    if (!inferred.contains(line))
        inferred.append(line);
}

void TimeReader::checkWeekday(const WrittenDate &date, QDate stated)
{
    if (date.weekday && stated.dayOfWeek() != *date.weekday)
        warn(u"The text says %1, but %2 was a %3."_s.arg(
            quoted(date.words), isoDate(stated), weekdayName(stated.dayOfWeek())));
}

std::optional<QDate> TimeReader::numericDate(const WrittenDate &date)
{
    const QDate dayFirst(*date.year, *date.month, *date.day);
    const QDate monthFirst(*date.year, *date.day, *date.month);
    if (m_dayFirst)
        return *m_dayFirst ? dayFirst : monthFirst;
    if (m_options.date && (*m_options.date == dayFirst || *m_options.date == monthFirst)) {
        m_usedDate = true;
        m_dayFirst = *m_options.date == dayFirst;
        return m_options.date;
    }
    ask(u"%1 may be %2 or %3: say which with --date %2 or --date %3."_s.arg(
        quoted(date.words), isoDate(dayFirst), isoDate(monthFirst)));
    return {};
}

/// "Tuesday October 15th": the post's own date bounds it, else the person is asked.
std::optional<QDate> TimeReader::dateWithoutYear(const WrittenDate &date, const ReadingFrame &frame)
{
    const auto onWeekday = [&](QDate candidate) {
        return candidate.isValid() && (!date.weekday || candidate.dayOfWeek() == *date.weekday);
    };
    const auto bound = frame.published ? frame.published : frame.day;
    if (bound) {
        for (int year = bound->year() + 1; year > bound->year() - 12; --year) {
            const QDate candidate(year, *date.month, *date.day);
            if (onWeekday(candidate) && candidate <= bound->addDays(1)) {
                infer(u"%1 was read as %2, the last before the text's own date %3."_s.arg(
                    quoted(date.words), isoDate(candidate), isoDate(*bound)));
                return candidate;
            }
        }
    }
    if (!m_options.date) {
        QStringList years;
        for (const int year : candidateYears(date))
            years.append(QString::number(year));
        const QDate example(years.isEmpty() ? 2024 : years.last().toInt(), *date.month, *date.day);
        ask((
            years.isEmpty() || years.size() > 6
                ? u"%1 names no year: say which day is meant with --date, as in --date %2."_s.arg(
                      quoted(date.words), isoDate(example))
                : u"%1 names no year; by its weekday it may be %3: say which with --date, as in --date %2."_s
                      .arg(quoted(date.words), isoDate(example), listed(years))));
        return {};
    }
    m_usedDate = true;
    // Later dates lie near the one that was answered, perhaps beyond a turn of the year.
    QDate nearest;
    for (const int year : {0, -1, 1}) {
        const QDate candidate(m_options.date->year() + year, *date.month, *date.day);
        if (candidate.isValid()
            && (!nearest.isValid()
                || std::abs(candidate.daysTo(*m_options.date))
                    < std::abs(nearest.daysTo(*m_options.date))))
            nearest = candidate;
    }
    if (!m_answered && nearest != *m_options.date) {
        ask(u"--date %1 contradicts the text, which says %2."_s.arg(
            isoDate(*m_options.date), quoted(date.words)));
        return {};
    }
    m_answered = true;
    if (!onWeekday(nearest)) {
        ask(u"--date %1 contradicts the text, which says %2: %3 was a %4."_s.arg(
            isoDate(*m_options.date), quoted(date.words), isoDate(nearest),
            weekdayName(nearest.dayOfWeek())));
        return {};
    }
    return nearest;
}

/// "Saturday": the nearest one to what is known already.
std::optional<QDate> TimeReader::dayOfWeekday(const WrittenClock &clock, const ReadingFrame &frame)
{
    const int weekday = *clock.date.weekday;
    if (frame.day && frame.day->dayOfWeek() == weekday)
        return frame.day;
    if (const auto bound = frame.published ? frame.published : frame.day) {
        const bool ahead = !frame.published; // a story goes on; a post looks back
        const int apart = ahead ? (weekday - bound->dayOfWeek() + 7) % 7
                                : -((bound->dayOfWeek() - weekday + 7) % 7);
        const QDate found = bound->addDays(apart);
        infer(u"%1 was read as %2."_s.arg(quoted(clock.words), isoDate(found)));
        return found;
    }
    if (!m_options.date) {
        ask(u"%1 names no date: say which %2 is meant with --date YYYY-MM-DD."_s.arg(
            quoted(clock.words), weekdayName(weekday)));
        return {};
    }
    m_usedDate = true;
    m_answered = true;
    if (m_options.date->dayOfWeek() != weekday) {
        ask(u"--date %1 is a %2, but the text says %3."_s.arg(
            isoDate(*m_options.date), weekdayName(m_options.date->dayOfWeek()),
            quoted(clock.words)));
        return {};
    }
    return m_options.date;
}

std::optional<QDate> TimeReader::dateOf(const WrittenClock &clock, const ReadingFrame &frame)
{
    const WrittenDate &date = clock.date;
    if (date.year && date.month && date.day) {
        const auto stated =
            date.eitherOrder ? numericDate(date) : QDate(*date.year, *date.month, *date.day);
        if (!stated || !stated->isValid())
            return {};
        checkWeekday(date, *stated);
        return stated;
    }
    if (date.month && date.day)
        return dateWithoutYear(date, frame);
    if (date.weekday)
        return dayOfWeekday(clock, frame);
    if (date.daysBack) {
        if (const auto published = frame.published ? frame.published : m_options.date) {
            m_usedDate = m_usedDate || !frame.published;
            return published->addDays(-*date.daysBack);
        }
    }
    if (frame.day)
        return frame.day;
    if (m_options.date) {
        m_usedDate = true;
        m_answered = true;
        return m_options.date;
    }
    ask(u"%1 names no date: say which day is meant with --date YYYY-MM-DD."_s.arg(
        quoted(clock.words)));
    return {};
}

std::optional<ZoneReading>
TimeReader::zoneOf(const WrittenClock &clock, ReadingFrame &frame, QDate date)
{
    QString label = clock.zone;
    if (label.isEmpty()) {
        for (const QString &inherited : {frame.zone, m_postedZone, m_onlyZone})
            if (label.isEmpty())
                label = inherited;
        if (!label.isEmpty())
            infer(u"%1 states no zone; it was read in %2, which the text uses elsewhere."_s.arg(
                quoted(clock.words), label));
    }
    if (label.isEmpty() && m_options.zone)
        return ZoneReading{
            QString::fromLatin1(m_options.zone->id()), *m_options.zone,
            QString::fromLatin1(m_options.zone->id())};
    if (label.isEmpty()) {
        ask(u"%1 states no time zone: say which is meant with --zone, as in --zone Europe/London."_s
                .arg(quoted(clock.words)));
        return {};
    }
    frame.zone = label;
    const QList<ZoneReading> readings =
        m_options.zone ? zoneReadings(label, *m_options.zone, date) : zoneReadings(label);
    if (readings.isEmpty()) {
        ask(u"%1 is not a time zone that is known: say which is meant with --zone."_s.arg(
            quoted(label)));
        return {};
    }
    if (readings.size() == 1)
        return readings.first();
    QStringList meanings;
    for (const ZoneReading &reading : readings)
        meanings.append(reading.meaning);
    if (label.compare("IST"_L1, Qt::CaseInsensitive) == 0) {
        ask(u"IST may be %1: say which is meant with --zone, as in --zone Asia/Kolkata."_s.arg(
            listed(meanings)));
        return {};
    }
    infer(u"%1 was read as %2."_s.arg(label, readings.first().meaning));
    return readings.first();
}

/// A label used out of season is taken at its word, and the other reading is offered.
void TimeReader::checkSeason(const ZoneReading &zone, const Local &local, Instant instant)
{
    const int *offset = std::get_if<int>(&zone.zone);
    if (!offset)
        return;
    QString other;
    for (const ZoneRow &row : zoneRows()) {
        if (row.label.compare(zone.label, Qt::CaseInsensitive) != 0 || row.minutes * 60 != *offset
            || row.homes.isEmpty())
            continue;
        for (const QString &home : QString(row.homes).split(u' ', Qt::SkipEmptyParts)) {
            const QTimeZone place(home.toLatin1());
            const LocalTime there = localTime(instant, place);
            if (there.offsetSeconds == *offset)
                return; // in season somewhere
            const LocalResolution meant = resolveLocal(local.date, local.time, place);
            if (other.isEmpty())
                other = u"%1 was in force in %2; by that clock it is %3"_s.arg(
                    there.abbreviation, home, isoText(meant.earlier));
        }
    }
    if (!other.isEmpty())
        warn(u"%1 %2 is written in %3, taken at its word as %4, but on that day %5."_s.arg(
            isoDate(local.date), local.time.toString(u"HH:mm"_s), zone.label, isoText(instant),
            other));
}

Instant TimeReader::resolved(const Local &local, const ZoneReading &zone, const WrittenClock &clock)
{
    if (const int *offset = std::get_if<int>(&zone.zone))
        return atOffset(local.date, local.time, *offset);
    const LocalResolution resolution =
        resolveLocal(local.date, local.time, std::get<QTimeZone>(zone.zone));
    if (resolution.kind == LocalResolution::Kind::Fold)
        warn(u"%1 happened twice as the clocks went back; the earlier was taken."_s.arg(
            quoted(clock.words)));
    if (resolution.kind == LocalResolution::Kind::Gap)
        warn(u"%1 never was, as the clocks went forward; it was moved on by as much."_s.arg(
            quoted(clock.words)));
    return resolution.earlier;
}

std::optional<Instant> TimeReader::instantOf(const WrittenClock &clock, ReadingFrame &frame)
{
    const auto date = dateOf(clock, frame);
    if (!date)
        return {};
    const auto zone = zoneOf(clock, frame, *date);
    if (!zone)
        return {};
    Local local{.date = *date, .time = *clock.time, .dated = !clock.date.isEmpty()};
    Instant instant = resolved(local, *zone, clock);
    if (!local.dated) {
        int roll = 0;
        if (frame.last && instant.us < frame.last->us - rollBack
            && (!frame.notAfter || instant.us + day <= frame.notAfter->us + postDelay))
            roll = 1;
        else if (frame.notAfter && instant.us > frame.notAfter->us + postDelay)
            roll = -1;
        if (roll != 0) {
            local.date = local.date.addDays(roll);
            instant = resolved(local, *zone, clock);
            infer(u"%1 was read as %2, the day %3."_s.arg(
                quoted(clock.words), isoText(instant),
                roll > 0 ? u"after the time before it"_s : u"before the post"_s));
        }
    }
    checkSeason(*zone, local, instant);
    if (!m_firstZone)
        m_firstZone = std::pair(*zone, instant);
    frame.day = local.date;
    frame.last = instant;
    return instant;
}

std::optional<Moment> TimeReader::read(const WrittenTime &time, ReadingFrame &frame)
{
    const auto at = instantOf(time.start, frame);
    if (!at)
        return {};
    const auto precisionOf = [](const WrittenClock &clock) {
        return clock.approximate ? Precision::Approximate
            : clock.seconds      ? Precision::Second
                                 : Precision::Minute;
    };
    Moment moment{.at = at, .precision = precisionOf(time.start), .words = time.start.words};
    if (time.end) {
        auto until = instantOf(*time.end, frame);
        if (!until)
            return {};
        if (until->us < at->us - rollBack)
            until = Instant{until->us + day}; // past midnight
        if (*until < *at) {
            warn(u"%1 ends before it starts; only its start was taken."_s.arg(
                quoted(time.start.words)));
            return moment;
        }
        moment.until = until;
        frame.last = until;
    }
    return moment;
}

void TimeReader::noteDate(const WrittenDate &date, ReadingFrame &frame)
{
    // A weekday or "today" alone moves nothing; a stated day does.
    if (!date.month || !date.day)
        return;
    if (const auto found = dateOf({.date = date, .words = date.words}, frame)) {
        frame.day = found;
        frame.last.reset();
    }
}

QString TimeReader::incidentZone() const
{
    if (!m_firstZone)
        return m_options.zone ? QString::fromLatin1(m_options.zone->id()) : u"UTC"_s;
    const auto &[zone, instant] = *m_firstZone;
    if (const auto *iana = std::get_if<QTimeZone>(&zone.zone))
        return QString::fromLatin1(iana->id());
    const int offset = std::get<int>(zone.zone);
    for (const ZoneRow &row : zoneRows()) {
        if (row.label.compare(zone.label, Qt::CaseInsensitive) != 0 || row.minutes * 60 != offset)
            continue;
        for (const QString &home : QString(row.homes).split(u' ', Qt::SkipEmptyParts)) {
            if (localTime(instant, QTimeZone(home.toLatin1())).offsetSeconds == offset)
                return home;
            if (offset == 0)
                break; // out of season Greenwich time is no place's, but UTC
        }
    }
    if (offset == 0 || offset % 3600 != 0)
        return u"UTC"_s;
    return u"Etc/GMT%1%2"_s.arg(offset > 0 ? u"-"_s : u"+"_s).arg(std::abs(offset) / 3600);
}

} // namespace Bridgelog
