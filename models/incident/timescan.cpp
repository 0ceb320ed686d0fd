// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/timescan.h"

#include "incident/textcursor.h"
#include "incident/zones.h"

#include <array>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hour = 60 * Instant::minute;

class Scanner : private TextCursor {
public:
    Scanner(QStringView text, Around around)
        : TextCursor(text)
        , m_around(around)
    {
    }

    std::optional<ScannedTime> time();

private:
    std::optional<WrittenPoint> point();
    std::optional<WrittenPoint> rangeInOffset(const WrittenPoint &from) const;
    std::optional<WrittenPoint> relative();
    std::optional<WrittenPoint> ago();
    bool takeDay(WrittenPoint &point);
    bool takeIsoDate(WrittenPoint &point);
    bool takeClock(WrittenPoint &point);
    void takeSeconds(WrittenPoint &point);
    bool takeHalf(WrittenPoint &point, int hours);
    void takeZone(WrittenPoint &point);
    bool takeZoneName(WrittenPoint &point);
    bool takeOffset(WrittenPoint &point, bool attached);
    bool takeLongZone(WrittenPoint &point);
    bool takeApproximate();
    bool takeRangeSign();
    std::optional<qint64> unit(bool blankBefore);

    Around m_around;
    bool m_shortDay = false; ///< "sat", which may be a word
    bool m_attachedOffset = false; ///< no blank before it
};

std::optional<ScannedTime> Scanner::time()
{
    if (take(u'?'))
        return atBoundary() ? std::optional(ScannedTime{.unknown = true, .length = place()})
                            : std::nullopt;
    ScannedTime written;
    const auto from = point();
    if (!from)
        return {};
    written.from = *from;
    const qsizetype behind = place();
    if (takeRangeSign()) {
        const auto to = point();
        using enum WrittenPoint::Kind;
        if (to && (to->kind != Day || from->kind == Day))
            written.to = to;
        else
            goTo(behind);
    }
    if (!atBoundary())
        return {};
    written.length = place();
    if (!written.to)
        written.rangeInstead = rangeInOffset(*from);
    return written;
}

/// 03:00-05:00 is an offset in ISO's spelling, and a range in most people's.
std::optional<WrittenPoint> Scanner::rangeInOffset(const WrittenPoint &from) const
{
    const QString &zone = from.zone;
    const bool shaped = zone.size() == 6 && isSign(zone.front()) && zone.front() != u'+';
    if (!shaped || from.date || !m_attachedOffset)
        return {};
    const QTime end(zone.sliced(1, 2).toInt(), zone.sliced(4, 2).toInt());
    return end > from.time ? std::optional(WrittenPoint{.time = end}) : std::nullopt;
}

/// ".." and its like, a hyphen between figures or between blanks, "to".
bool Scanner::takeRangeSign()
{
    const qsizetype start = place();
    const bool blank = takeBlanks();
    bool found = take(u'\u2026') || take(u'\u2013') || take(u'\u2014');
    if (!found && at() == u'.' && at(1) == u'.') {
        found = true;
        while (take(u'.'))
            continue;
    }
    if (!found && (blank ? at(1).isSpace() : isDigit(at(1))))
        found = take(u'-');
    if (!found && blank)
        found = takeWord("to"_L1) || takeWord("until"_L1) || takeWord("till"_L1);
    if (found)
        takeBlanks();
    else
        goTo(start);
    return found;
}

bool Scanner::takeApproximate()
{
    const qsizetype start = place();
    if (take(u'~')) {
        takeBlanks();
        return true;
    }
    for (const auto word :
         {"approximately"_L1, "approx"_L1, "around"_L1, "about"_L1, "circa"_L1, "ca"_L1}) {
        if (takeWord(word)) {
            take(u'.');
            if (takeBlanks())
                return true;
            goTo(start);
        }
    }
    return false;
}

std::optional<WrittenPoint> Scanner::point()
{
    const bool approximate = takeApproximate();
    const qsizetype start = place();
    WrittenPoint result;
    if (takeWord("now"_L1)) {
        result.kind = WrittenPoint::Kind::Now;
    } else if (const auto back = relative().or_else([&] { return ago(); })) {
        result = *back;
    } else {
        m_shortDay = false;
        const bool day = takeDay(result);
        const qsizetype behindDay = place();
        if (day) {
            take(u',');
            if (takeBlanks() && takeWord("at"_L1))
                takeBlanks();
            else if (place() == behindDay && (at() == u'T' || at() == u't'))
                skip(1);
        }
        if (takeClock(result)) {
            takeZone(result);
            const qsizetype behindZone = place();
            if (day || !takeBlanks() || !takeWord("yesterday"_L1))
                goTo(behindZone);
            else
                result.daysBack = 1;
        } else if (day && !m_shortDay) {
            goTo(behindDay);
            result.kind = WrittenPoint::Kind::Day;
        } else {
            goTo(start);
            return {};
        }
    }
    result.approximate = approximate;
    return result;
}

/// "m", "min", "hours" …: its length in µs.
std::optional<qint64> Scanner::unit(bool blankBefore)
{
    struct Unit {
        std::array<QLatin1StringView, 5> words; ///< the first only right behind the number
        qint64 seconds;
    };
    static constexpr std::array units{
        Unit{{"s"_L1, "sec"_L1, "secs"_L1, "second"_L1, "seconds"_L1}, 1},
        Unit{{"m"_L1, "min"_L1, "mins"_L1, "minute"_L1, "minutes"_L1}, 60},
        Unit{{"h"_L1, "hr"_L1, "hrs"_L1, "hour"_L1, "hours"_L1}, 3600},
        Unit{{"d"_L1, "day"_L1, "days"_L1, "day"_L1, "days"_L1}, 86400},
    };
    const auto word = lettersAhead();
    for (const Unit &one : units) {
        for (const auto &name : one.words) {
            if (word.compare(name, Qt::CaseInsensitive) == 0
                && !(blankBefore && name.size() == 1)) {
                skip(word.size());
                return one.seconds * Instant::second;
            }
        }
    }
    return {};
}

/// -5m, -1h30m, -1h30, -90s, -2d, -5 min.
std::optional<WrittenPoint> Scanner::relative()
{
    const qsizetype start = place();
    WrittenPoint result{.kind = WrittenPoint::Kind::Ago};
    if (!take(u'-') && !take(u'\u2212'))
        return {};
    qint64 last = 0;
    for (;;) {
        const qsizetype behind = place();
        const bool apart = last > 0 && takeBlanks();
        const qsizetype digits = digitsAhead();
        const qint64 value = digits > 0 && digits <= 5 ? takeNumber(digits) : -1;
        const auto each = value < 0 ? std::nullopt : unit(takeBlanks());
        if (each && (last == 0 || *each < last)) {
            result.agoUs += value * *each;
            last = *each;
            continue;
        }
        goTo(behind);
        if (last == hour && !apart && value >= 0 && value < 60 && digits <= 2) {
            skip(digits); // -1h30
            result.agoUs += value * Instant::minute;
        }
        break;
    }
    if (last > 0 && atWordEnd())
        return result;
    goTo(start);
    return {};
}

/// 5m ago, 10 minutes ago.
std::optional<WrittenPoint> Scanner::ago()
{
    const qsizetype start = place();
    const qsizetype digits = digitsAhead();
    if (digits > 0 && digits <= 5) {
        const qint64 value = takeNumber(digits);
        takeBlanks();
        const auto each = unit(false);
        if (each && takeBlanks() && takeWord("ago"_L1))
            return WrittenPoint{.kind = WrittenPoint::Kind::Ago, .agoUs = value * *each};
    }
    goTo(start);
    return {};
}

bool Scanner::takeIsoDate(WrittenPoint &point)
{
    if (digitsAhead() != 4 || at(4) != u'-' || !isDigit(at(5)) || !isDigit(at(6)) || at(7) != u'-'
        || !isDigit(at(8)) || !isDigit(at(9)) || isDigit(at(10)))
        return false;
    const int year = takeNumber(4);
    skip(1);
    const int month = takeNumber(2);
    skip(1);
    const QDate date(year, month, takeNumber(2));
    point.possible = date.isValid() && year >= 1900;
    point.date = point.possible ? date : QDate(1970, 1, 1);
    return true;
}

bool Scanner::takeDay(WrittenPoint &point)
{
    if (takeIsoDate(point))
        return true;
    static constexpr std::array days{"monday"_L1, "tuesday"_L1,  "wednesday"_L1, "thursday"_L1,
                                     "friday"_L1, "saturday"_L1, "sunday"_L1};
    const QString word = lettersAhead().toString().toLower();
    for (int i = 0; i < 7; ++i) {
        const bool whole = word == days.at(static_cast<size_t>(i));
        const bool part = word.size() >= 3 && days.at(static_cast<size_t>(i)).startsWith(word);
        if (!whole && !part)
            continue;
        skip(word.size());
        m_shortDay = !whole;
        point.weekday = i + 1;
        return true;
    }
    for (const auto &[name, back] :
         {std::pair("today"_L1, 0), std::pair("yesterday"_L1, 1), std::pair("tomorrow"_L1, -1)}) {
        if (takeWord(name)) {
            point.daysBack = back;
            return true;
        }
    }
    return false;
}

void Scanner::takeSeconds(WrittenPoint &point)
{
    const int second = takeNumber(2);
    point.seconds = true;
    point.possible &= second < 60;
    if (second < 60)
        point.time = point.time.addSecs(second);
    if ((at() == u'.' || at() == u',') && isDigit(at(1))) {
        skip(1);
        qint64 place = Instant::second;
        for (; isDigit(at()); skip(1))
            point.fractionUs += (at().unicode() - u'0') * (place /= 10);
    }
}

/// "pm" and its like behind a time of day; true if one was there.
bool Scanner::takeHalf(WrittenPoint &point, int hours)
{
    const qsizetype start = place();
    takeBlanks();
    const QChar letter = at().toLower();
    if (letter == u'a' || letter == u'p') {
        skip(1);
        const bool dotted = take(u'.');
        if (at().toLower() == u'm') {
            skip(1);
            if (dotted)
                take(u'.');
            if (atWordEnd() && hours >= 1 && hours <= 12) {
                const int shift = (hours % 12) + (letter == u'p' ? 12 : 0) - hours;
                point.time = point.time.addSecs(shift * 3600);
                return true;
            }
        }
    }
    goTo(start);
    return false;
}

bool Scanner::takeClock(WrittenPoint &point)
{
    const qsizetype start = place();
    const qsizetype digits = digitsAhead();
    if (digits < 1 || digits > 2)
        return false;
    const int hours = takeNumber(digits);
    const bool dot = at() == u'.';
    const bool colon = at() == u':';
    int minute = 0;
    if ((dot || colon) && twoDigitsAt(1)) {
        skip(1);
        minute = takeNumber(2);
    }
    const bool minutes = place() > start + digits;
    point.endOfDay = hours == 24 && minute == 0 && minutes;
    const bool possible = (hours < 24 || point.endOfDay) && minute < 60;
    point.possible &= possible;
    point.time = possible && hours < 24 ? QTime(hours, minute) : QTime(0, 0);
    if (minutes && at() == (dot ? u'.' : u':') && twoDigitsAt(1)) {
        skip(1);
        takeSeconds(point);
        point.possible &= !point.endOfDay || point.time == QTime(0, 0);
    }
    const bool half = takeHalf(point, hours);
    if (colon && minutes)
        return true;
    // 16.21 alone may be any figure: a time only with a day before or a half or zone behind it. 4
    // only as 4pm.
    if (half)
        return true;
    if (dot && minutes) {
        WrittenPoint probe;
        const qsizetype behind = place();
        takeZone(probe);
        goTo(behind);
        if (point.hasDay() || !probe.zone.isEmpty())
            return true;
    }
    goTo(start);
    return false;
}

/// ±HH:MM, ±HHMM, ±HH where it is attached, and the same behind UTC or GMT.
bool Scanner::takeOffset(WrittenPoint &point, bool attached)
{
    const qsizetype start = place();
    const bool named = takeWord("UTC"_L1) || takeWord("GMT"_L1);
    if (named && at() == u' ' && isSign(at(1)) && isDigit(at(2)))
        skip(1);
    if (!isSign(at())) {
        goTo(start);
        return false;
    }
    skip(1);
    const qsizetype digits = digitsAhead();
    bool whole = false;
    if ((digits == 2 || (named && digits == 1)) && at(digits) == u':' && twoDigitsAt(digits + 1)) {
        skip(digits + 3);
        whole = true;
    } else if (digits == 4 || (digits == 2 && (named || attached)) || (digits == 1 && named)) {
        skip(digits);
        whole = true;
    }
    const QStringView label = since(start);
    if (whole && atWordEnd() && !zoneReadings(label).isEmpty()) {
        point.zone = label.toString();
        m_attachedOffset = attached;
        return true;
    }
    goTo(start);
    return false;
}

/// Names of several words: "Zurich time", "Central European Summer Time".
bool Scanner::takeLongZone(WrittenPoint &point)
{
    const qsizetype start = place();
    for (int words = 1; words <= 4; ++words) {
        while (isLetter(at()) || at() == u'-' || at() == u'\'')
            skip(1);
        if (at() != u' ' || !isLetter(at(1)))
            break;
        skip(1);
        const auto word = lettersAhead();
        if (word.compare("time"_L1, Qt::CaseInsensitive) != 0)
            continue;
        skip(word.size());
        const QStringView label = since(start);
        if (!zoneReadings(label).isEmpty()) {
            point.zone = label.toString();
            return true;
        }
        break;
    }
    goTo(start);
    return false;
}

bool Scanner::takeZoneName(WrittenPoint &point)
{
    const qsizetype start = place();
    const auto part = [](QChar c) { return isLetter(c) || isDigit(c) || c == u'_' || c == u'-'; };
    if (!isLetter(at()))
        return false;
    while (isLetter(at()) || (at() == u'_' && isLetter(at(1))))
        skip(1);
    while (at() == u'/' && isLetter(at(1))) {
        skip(1);
        while (part(at()))
            skip(1);
    }
    const QStringView label = since(start);
    const bool zone =
        m_around == Around::Text ? isZoneInText(label) : !zoneReadings(label).isEmpty();
    if (zone && atWordEnd()) {
        point.zone = label.toString();
        return true;
    }
    goTo(start);
    return false;
}

void Scanner::takeZone(WrittenPoint &point)
{
    const qsizetype start = place();
    if (takeOffset(point, true))
        return;
    if ((at() == u'Z' || at() == u'z') && !isLetter(at(1))) {
        point.zone = at();
        skip(1);
        return;
    }
    const bool blank = takeBlanks();
    if ((blank && takeOffset(point, false)) || takeLongZone(point) || takeZoneName(point))
        return;
    goTo(start);
}

} // namespace

std::optional<ScannedTime> scanTime(QStringView text, Around around)
{
    return Scanner(text, around).time();
}

} // namespace Bridgelog
