// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/moment.h"

#include <QDate>
#include <QDateTime>
#include <QTimeZone>

#include <chrono>

namespace Bridgelog {

using namespace Qt::StringLiterals;

Instant Instant::now()
{
    using namespace std::chrono;
    return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
}

QString isoText(Instant instant)
{
    constexpr qint64 day = 86'400;
    const qint64 seconds = instant.seconds();
    const qint64 fraction = instant.us - seconds * Instant::second;
    const qint64 days = Instant{seconds * Instant::second}.flooredTo(day * Instant::second).us
        / (day * Instant::second);
    const int inDay = static_cast<int>(seconds - days * day);
    const QDate date = QDate(1970, 1, 1).addDays(days);
    if (date.year() < 0 || date.year() > 9999)
        return QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::UTC).toString(Qt::ISODate);
    QString text = u"0000-00-00T00:00:00"_s; // digits by hand: exports write tens of thousands
    const auto put = [&text](qsizetype last, int value) {
        for (; value > 0; value /= 10)
            text[last--] = QChar(u'0' + value % 10);
    };
    put(3, date.year());
    put(6, date.month());
    put(9, date.day());
    put(12, inDay / 3600);
    put(15, inDay / 60 % 60);
    put(18, inDay % 60);
    if (fraction != 0) {
        QString digits = QString::number(fraction).rightJustified(6, u'0');
        while (digits.endsWith(u'0'))
            digits.chop(1);
        text += u'.' + digits;
    }
    return text + u'Z';
}

/// `count` digits at `from`, or -1.
static int digitsAt(QStringView text, qsizetype from, qsizetype count)
{
    if (from + count > text.size())
        return -1;
    int value = 0;
    for (qsizetype i = from; i < from + count; ++i) {
        const char16_t c = text.at(i).unicode();
        if (c < u'0' || c > u'9')
            return -1;
        value = value * 10 + (c - u'0');
    }
    return value;
}

/// Seconds behind UTC that `Z`, `+01:00` or `+0100` write.
static std::optional<int> offsetFromIso(QStringView zone)
{
    if (zone == u"Z" || zone == u"z")
        return 0;
    if (zone.size() < 5 || (zone.front() != u'+' && zone.front() != u'-'))
        return {};
    const qsizetype colon = zone.at(3) == u':' ? 1 : 0;
    const int hours = digitsAt(zone, 1, 2);
    const int minutes = digitsAt(zone, 3 + colon, 2);
    if (zone.size() != 5 + colon || hours < 0 || hours > 14 || minutes < 0 || minutes > 59)
        return {};
    const int offset = hours * 3600 + minutes * 60;
    return zone.front() == u'-' ? -offset : offset;
}

std::optional<Instant> instantFromIso(QStringView text)
{
    // YYYY-MM-DDTHH:MM[:SS[.ffffff]](Z|±HH[:]MM), read by hand: a fold reads hundreds of thousands
    // of these.
    text = text.trimmed();
    const QDate date(digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2));
    const int hour = digitsAt(text, 11, 2);
    const int minute = digitsAt(text, 14, 2);
    if (!date.isValid() || hour < 0 || hour > 23 || minute < 0 || minute > 59 || text.at(4) != u'-'
        || text.at(7) != u'-' || text.at(13) != u':' || !QStringView(u"Tt ").contains(text.at(10)))
        return {};
    qsizetype next = 16;
    int second = 0;
    qint64 fraction = 0;
    if (next < text.size() && text.at(next) == u':') {
        second = digitsAt(text, 17, 2);
        if (second < 0 || second > 60)
            return {};
        next = 19;
        if (next < text.size() && (text.at(next) == u'.' || text.at(next) == u',')) {
            ++next;
            qint64 unit = Instant::second;
            for (; digitsAt(text, next, 1) >= 0; ++next)
                fraction += digitsAt(text, next, 1) * (unit /= 10);
        }
    }
    const auto offset = offsetFromIso(text.sliced(next));
    if (!offset)
        return {};
    const qint64 days = date.toJulianDay() - QDate(1970, 1, 1).toJulianDay();
    const qint64 seconds = days * 86400 + (hour * 60 + minute) * 60LL + second - *offset;
    return Instant{seconds * Instant::second + fraction};
}

} // namespace Bridgelog
