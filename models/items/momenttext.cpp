// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/momenttext.h"

#include "incident/zones.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

QString tr(const char *text) { return QCoreApplication::translate("MomentText", text); }

QString timeText(QTime time, Detail detail)
{
    return time.toString(detail == Detail::Seconds ? u"HH:mm:ss"_s : u"HH:mm"_s);
}

Detail detailOf(const Moment &moment)
{
    const bool whole = moment.at && moment.at->us % Instant::minute == 0;
    return moment.precision == Precision::Second && !whole ? Detail::Seconds : Detail::Minutes;
}

QString utcBehind(const Moment &moment)
{
    const QString first = utcText(*moment.at, detailOf(moment));
    return moment.until ? first + u"–"_s + utcText(*moment.until) : first;
}

} // namespace

QString clockText(Instant instant, const QTimeZone &zone, Detail detail)
{
    return timeText(localTime(instant, zone).time, detail);
}

QString utcText(Instant instant, Detail detail)
{
    const qint64 day = 86'400;
    const qint64 seconds = ((instant.seconds() % day) + day) % day;
    return timeText(QTime(0, 0).addSecs(static_cast<int>(seconds)), detail) + u'Z';
}

QDate dateIn(Instant instant, const QTimeZone &zone) { return localTime(instant, zone).date; }

QString dayText(QDate date) { return QLocale::c().toString(date, tr("dddd d MMMM yyyy")); }

QString shortDayText(QDate date, QDate today)
{
    return QLocale::c().toString(
        date, date.year() == today.year() ? tr("d MMM") : tr("d MMM yyyy"));
}

QString zoneLabel(Instant instant, const QTimeZone &zone)
{
    return isUtc(zone) ? u"UTC"_s : localTime(instant, zone).abbreviation;
}

bool isUtc(const QTimeZone &zone)
{
    return zone == QTimeZone::UTC || zone.id() == "UTC" || zone.id() == "Etc/UTC";
}

QTimeZone zoneOrUtc(const QString &iana)
{
    return zoneNamed(iana).value_or(QTimeZone(QTimeZone::UTC));
}

QString momentText(const Moment &moment, const QTimeZone &zone, Instant now)
{
    if (!moment.at)
        return tr("time unknown");
    const QDate date = dateIn(*moment.at, zone);
    const QDate today = dateIn(now, zone);
    if (moment.precision == Precision::Day)
        return dayText(date);

    QString text = date == today ? QString() : shortDayText(date, today) + u' ';
    if (moment.precision == Precision::Approximate)
        text += u'≈';
    text += clockText(*moment.at, zone, detailOf(moment));
    if (moment.until) {
        const QDate end = dateIn(*moment.until, zone);
        text += u'–' + (end == date ? QString() : shortDayText(end, today) + u' ')
            + clockText(*moment.until, zone);
    }
    text += u' ' + zoneLabel(*moment.at, zone);
    return isUtc(zone) ? text : text + u" · "_s + utcBehind(moment);
}

QString spanText(qint64 microseconds)
{
    const qint64 minutes = microseconds / Instant::minute;
    const qint64 hours = minutes / 60;
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    if (hours < 24)
        return tr("%1h %2m").arg(hours).arg(minutes % 60, 2, 10, '0'_L1);
    return tr("%1d %2h").arg(hours / 24).arg(hours % 24);
}

} // namespace Bridgelog
