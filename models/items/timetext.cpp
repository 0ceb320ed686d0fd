// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/timetext.h"

#include "incident/zones.h"

#include <QLocale>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

QString format(QDate date, const QString &pattern) { return QLocale::c().toString(date, pattern); }

QString datePrefix(QDate date, const Showing &showing)
{
    const QDate today = localTime(showing.now, showing.zone).date;
    if (date == today)
        return {};
    return format(date, date.year() == today.year() ? u"d MMM "_s : u"d MMM yyyy "_s);
}

QString timeOfDay(const Moment &moment, QTime time)
{
    const bool seconds = moment.precision == Precision::Second && time.second() != 0;
    return time.toString(seconds ? u"HH:mm:ss"_s : u"HH:mm"_s);
}

} // namespace

Showing showingIn(const QString &iana, Instant now)
{
    return {.now = now, .zone = zoneNamed(iana).value_or(QTimeZone::utc())};
}

QString momentText(const Moment &moment, const Showing &showing)
{
    if (!moment.at)
        return {};
    const LocalTime local = localTime(*moment.at, showing.zone);
    if (moment.precision == Precision::Day)
        return format(local.date, u"d MMM yyyy"_s);
    const QString prefix = datePrefix(local.date, showing);
    const QString about = moment.precision == Precision::Approximate ? u"~"_s : QString();
    return prefix + about + timeOfDay(moment, local.time);
}

QString wholeText(const Moment &moment, const QTimeZone &zone)
{
    if (!moment.at)
        return moment.words;
    const LocalTime local = localTime(*moment.at, zone);
    const LocalTime utc = localTime(*moment.at, QTimeZone::utc());
    const QString date = format(local.date, u"d MMM yyyy"_s);
    QString text = date;
    if (moment.precision != Precision::Day) {
        text = u"%1 %2 %3 (%4 UTC)"_s.arg(
            date, timeOfDay(moment, local.time), local.abbreviation, timeOfDay(moment, utc.time));
    }
    return moment.words.isEmpty() ? text : u"%1 · “%2”"_s.arg(text, moment.words);
}

QString editText(const Moment &moment, const QTimeZone &zone)
{
    if (!moment.at)
        return {};
    const LocalTime local = localTime(*moment.at, zone);
    QString date = format(local.date, u"yyyy-MM-dd"_s);
    if (moment.precision == Precision::Day)
        return date;
    const QString about = moment.precision == Precision::Approximate ? u"~"_s : QString();
    return about + date + u' ' + timeOfDay(moment, local.time);
}

QString clockText(Instant instant, const Showing &showing)
{
    const LocalTime local = localTime(instant, showing.zone);
    return datePrefix(local.date, showing) + local.time.toString(u"HH:mm"_s);
}

QString dayText(Instant instant, const Showing &showing)
{
    const QDate date = localTime(instant, showing.zone).date;
    const QDate today = localTime(showing.now, showing.zone).date;
    return format(date, date.year() == today.year() ? u"d MMM"_s : u"d MMM yyyy"_s);
}

QString monthText(Instant instant, const QTimeZone &zone)
{
    return format(localTime(instant, zone).date, u"MMMM yyyy"_s);
}

QString stopwatchText(qint64 us)
{
    const qint64 seconds = qMax<qint64>(us, 0) / Instant::second;
    const auto two = [](qint64 value) { return QString::number(value).rightJustified(2, u'0'); };
    return two(seconds / 3600) + u':' + two(seconds / 60 % 60) + u':' + two(seconds % 60);
}

QString zoneText(const Showing &showing)
{
    return localTime(showing.now, showing.zone).abbreviation;
}

} // namespace Bridgelog
