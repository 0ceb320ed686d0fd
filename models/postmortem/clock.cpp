// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/clock.h"

#include "incident/zones.h"

#include <QLocale>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static QString timeText(QTime time, Precision precision)
{
    return time.toString(precision == Precision::Second ? u"HH:mm:ss"_s : u"HH:mm"_s);
}

Clock::Clock(const QString &zone)
    : m_zone(zoneNamed(zone).value_or(QTimeZone(QTimeZone::UTC)))
{
}

QDate Clock::dayOf(const Moment &moment) const
{
    return moment.at ? localTime(*moment.at, m_zone).date : QDate();
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
QString Clock::timesIn(const Moment &moment, const QTimeZone &zone, QDate day) const
{
    const auto one = [&](const LocalTime &time, bool last) {
        const QString date = time.date == day ? QString() : dayText(time.date) + u' ';
        const QString label = last ? u' ' + time.abbreviation : QString();
        return date + timeText(time.time, moment.precision) + label;
    };
    const LocalTime from = localTime(*moment.at, zone);
    const QString about = moment.precision == Precision::Approximate ? u"≈ "_s : QString();
    if (!moment.until)
        return about + one(from, true);
    const LocalTime until = localTime(*moment.until, zone);
    const bool sameLabel = until.abbreviation == from.abbreviation;
    return about + one(from, !sameLabel) + u"–"_s + one(until, true);
}

QString Clock::local(const Moment &moment) const
{
    if (!moment.at || moment.precision == Precision::Unknown)
        return u"time unknown"_s;
    const QDate day = dayOf(moment);
    if (moment.precision != Precision::Day)
        return timesIn(moment, m_zone, day);
    const QDate last = moment.until ? localTime(*moment.until, m_zone).date : day;
    return last == day ? dayText(day) : dayText(day) + u" – "_s + dayText(last);
}

QString Clock::utc(const Moment &moment) const
{
    if (!moment.at || moment.precision == Precision::Unknown || moment.precision == Precision::Day)
        return {};
    const QString text = timesIn(moment, QTimeZone(QTimeZone::UTC), dayOf(moment));
    return text == local(moment) ? QString() : text;
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
