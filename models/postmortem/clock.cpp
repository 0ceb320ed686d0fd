// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/clock.h"

#include <QLocale>

namespace Bridgelog {

using namespace Qt::StringLiterals;

LocalTime ZoneFace::at(Instant instant) const
{
    constexpr qint64 quarter = 15 * Instant::minute;
    const Instant start = instant.flooredTo(quarter);
    const auto settled = Instant::fromSeconds(315'532'800); // since 1980 zones change at quarters
    if (start < settled)
        return localTime(instant, m_zone);
    if (m_quarter != start) {
        m_start = localTime(start, m_zone);
        m_quarter = start;
    }
    LocalTime result = m_start;
    result.time = m_start.time.addMSecs(static_cast<int>((instant.us - start.us) / 1000));
    return result;
}

static QString timeText(QTime time, Precision precision)
{
    QString text(precision == Precision::Second ? 8 : 5, u':');
    const auto put = [&text](qsizetype at, int value) {
        text[at] = QChar(u'0' + value / 10);
        text[at + 1] = QChar(u'0' + value % 10);
    };
    put(0, time.hour());
    put(3, time.minute());
    if (precision == Precision::Second)
        put(6, time.second());
    return text;
}

Clock::Clock(const QString &zone)
    : m_local(zoneNamed(zone).value_or(QTimeZone(QTimeZone::UTC)))
    , m_utc(QTimeZone(QTimeZone::UTC))
{
}

QDate Clock::dayOf(const Moment &moment) const
{
    return moment.at ? m_local.at(*moment.at).date : QDate();
}

QString Clock::longDay(QDate day)
{
    return QLocale::c().dayName(day.dayOfWeek()) + u' ' + dayText(day);
}

QString Clock::dayText(QDate day)
{
    return u"%1 %2 %3"_s.arg(day.day()).arg(QLocale::c().monthName(day.month())).arg(day.year());
}

/// The clock times of a moment in a zone; a date goes before each that is not on `day`.
QString Clock::timesIn(const Moment &moment, const ZoneFace &face, QDate day)
{
    const auto one = [&](const LocalTime &time, bool last) {
        const QString date = time.date == day ? QString() : dayText(time.date) + u' ';
        const QString label = last ? u' ' + time.abbreviation : QString();
        return date + timeText(time.time, moment.precision) + label;
    };
    const LocalTime from = face.at(*moment.at);
    const QString about = moment.precision == Precision::Approximate ? u"≈ "_s : QString();
    if (!moment.until)
        return about + one(from, true);
    const LocalTime until = face.at(*moment.until);
    const bool sameLabel = until.abbreviation == from.abbreviation;
    return about + one(from, !sameLabel) + u"–"_s + one(until, true);
}

QString Clock::local(const Moment &moment) const
{
    if (!moment.at || moment.precision == Precision::Unknown)
        return u"time unknown"_s;
    const QDate day = dayOf(moment);
    if (moment.precision != Precision::Day)
        return timesIn(moment, m_local, day);
    const QDate last = moment.until ? m_local.at(*moment.until).date : day;
    return last == day ? dayText(day) : dayText(day) + u" – "_s + dayText(last);
}

QString Clock::utc(const Moment &moment) const
{
    if (!moment.at || moment.precision == Precision::Unknown || moment.precision == Precision::Day)
        return {};
    const LocalTime here = m_local.at(*moment.at);
    const QString text = timesIn(moment, m_utc, here.date);
    if (here.abbreviation != u"GMT" && here.abbreviation != u"UTC")
        return text;
    const QString same = local(moment).replace(u" GMT"_s, u" UTC"_s); // which is one clock
    return text == same ? QString() : text;
}

/// What stands in brackets behind the local time, which says already how exact it is.
QString Clock::aside(const Moment &moment) const
{
    Moment plain = moment;
    if (plain.precision == Precision::Approximate)
        plain.precision = Precision::Minute;
    return utc(plain);
}

QString Clock::both(const Moment &moment) const
{
    const QString second = aside(moment);
    return second.isEmpty() ? local(moment) : u"%1 (%2)"_s.arg(local(moment), second);
}

QString Clock::dated(const Moment &moment) const
{
    const bool timed =
        moment.at && moment.precision != Precision::Unknown && moment.precision != Precision::Day;
    return timed ? u"%1, %2"_s.arg(dayText(dayOf(moment)), both(moment)) : both(moment);
}

QString Clock::dated(Instant instant) const
{
    return dated(Moment{.at = instant, .precision = Precision::Second});
}

QString Clock::datedBeside(const Moment &moment, QDate day) const
{
    return dayOf(moment) == day ? both(moment) : dated(moment);
}

Block Clock::instant(const Moment &moment) const
{
    Block block{.kind = Block::Kind::Instant, .text = local(moment), .aside = aside(moment)};
    const bool known = moment.at && moment.precision != Precision::Unknown;
    if (known && moment.precision == Precision::Day)
        block.iso = dayOf(moment).toString(Qt::ISODate);
    else if (known)
        block.iso = isoText(*moment.at);
    else if (!moment.words.isEmpty())
        block.aside = u"“%1”"_s.arg(cleanLine(moment.words));
    return block;
}

} // namespace Bridgelog
