// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/timetokens.h"

#include "exchange/sentences.h"
#include "incident/zones.h"

#include <QRegularExpression>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

const QString monthPattern =
    u"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    "Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b\\.?"_s;
const QString weekdayPattern =
    u"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?|"
    "Sat(?:urday)?|Sun(?:day)?)\\b\\.?"_s;

int monthOf(QStringView word)
{
    static const QStringList starts{u"jan"_s, u"feb"_s, u"mar"_s, u"apr"_s, u"may"_s, u"jun"_s,
                                    u"jul"_s, u"aug"_s, u"sep"_s, u"oct"_s, u"nov"_s, u"dec"_s};
    return static_cast<int>(starts.indexOf(word.first(3).toString().toLower())) + 1;
}

int weekdayOf(QStringView word)
{
    static const QStringList starts{u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s,
                                    u"fri"_s, u"sat"_s, u"sun"_s};
    return static_cast<int>(starts.indexOf(word.first(3).toString().toLower())) + 1;
}

int fullYear(QStringView digits)
{
    const int year = digits.toInt();
    return digits.size() == 2 ? 2000 + year : year;
}

TimeToken dateToken(const QRegularExpressionMatch &match, WrittenDate date)
{
    date.words = match.captured().trimmed();
    return {.from = match.capturedStart(), .behind = match.capturedEnd(), .date = date};
}

void collectIsoDates(const QString &text, QList<TimeToken> &tokens)
{
    static const QRegularExpression pattern(
        u"(?<![\\d.:/-])(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})(?!\\d)"_s);
    for (const auto &match : pattern.globalMatch(text)) {
        const QDate date(
            match.captured(1).toInt(), match.captured(3).toInt(), match.captured(4).toInt());
        if (date.isValid())
            tokens.append(
                dateToken(match, {.year = date.year(), .month = date.month(), .day = date.day()}));
    }
}

/// "Monday, the 16th of September 2019", "Sep 16, 2019", "April 18".
void collectNamedDates(const QString &text, QList<TimeToken> &tokens)
{
    static const QString year = u"(?:\\s*,?\\s*((?:19|20)\\d{2})\\b(?!:))?"_s;
    static const QString weekday = u"(?:\\b(%1),?\\s+(?:the\\s+)?)?"_s.arg(weekdayPattern);
    static const QRegularExpression monthFirst(
        weekday
            + u"\\b(%1)\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\s*:\\d)"_s.arg(
                monthPattern)
            + year,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression dayFirst(
        weekday
            + u"(?<![\\d:.])(\\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?(%1)(?![a-z])"_s.arg(monthPattern)
            + year,
        QRegularExpression::CaseInsensitiveOption);
    const auto collect = [&](const QRegularExpression &pattern, int monthGroup, int dayGroup) {
        for (const auto &match : pattern.globalMatch(text)) {
            WrittenDate date{
                .month = monthOf(match.captured(monthGroup)),
                .day = match.captured(dayGroup).toInt()};
            if (!QDate(2000, *date.month, *date.day).isValid())
                continue;
            if (match.hasCaptured(1))
                date.weekday = weekdayOf(match.captured(1));
            if (match.hasCaptured(4))
                date.year = match.captured(4).toInt();
            tokens.append(dateToken(match, date));
        }
    };
    collect(monthFirst, 2, 3);
    collect(dayFirst, 3, 2);
}

/// "24-10-2024", "4/18/24", "25.02.2026".
void collectNumericDates(const QString &text, QList<TimeToken> &tokens)
{
    static const QRegularExpression pattern(
        u"(?<![\\d./:-])(\\d{1,2})(?:([/-])(\\d{1,2})\\2(\\d{4}|\\d{2})|\\.(\\d{1,2})\\.(\\d{4}))"
        "(?![\\d/:-]|\\.\\d)"_s);
    for (const auto &match : pattern.globalMatch(text)) {
        const bool dotted = match.hasCaptured(5);
        const int first = match.captured(1).toInt();
        const int second = match.captured(dotted ? 5 : 3).toInt();
        const int year = fullYear(match.captured(dotted ? 6 : 4));
        const bool dayFirst = QDate(year, second, first).isValid();
        const bool monthFirst = QDate(year, first, second).isValid();
        if (!dayFirst && !monthFirst)
            continue;
        tokens.append(dateToken(
            match,
            {.year = year,
             .month = dayFirst ? second : first,
             .day = dayFirst ? first : second,
             .eitherOrder = dayFirst && monthFirst && !dotted && first != second}));
    }
}

/// "Saturday", "yesterday".
void collectDayWords(const QString &text, QList<TimeToken> &tokens)
{
    static const QRegularExpression weekdays(
        u"\\b(?:last\\s+)?(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b"_s);
    for (const auto &match : weekdays.globalMatch(text))
        tokens.append(dateToken(match, {.weekday = weekdayOf(match.captured(1))}));
    static const QRegularExpression relative(
        u"\\b(yesterday|last night|today|tonight|this (?:morning|afternoon|evening))\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (const auto &match : relative.globalMatch(text)) {
        const bool before = match.captured(1).startsWith(u"yes", Qt::CaseInsensitive)
            || match.captured(1).startsWith(u"last", Qt::CaseInsensitive);
        tokens.append(dateToken(match, {.daysBack = before ? 1 : 0}));
    }
}

/// A zone label or offset that starts at `from`, blanks and brackets before it included: its text
/// and where it ends.
std::optional<std::pair<QString, qsizetype>> zoneAt(const QString &text, qsizetype from, bool iso)
{
    static const QRegularExpression offset(
        u"\\G\\s?\\(?((?:UTC|GMT)\\s?[+\\-−]\\s?\\d{1,2}(?::?[0-5]\\d)?)\\b\\)?"_s);
    static const QRegularExpression plusOffset(u"\\G\\s?(\\+\\d{2}:?\\d{2})\\b"_s);
    static const QRegularExpression minusOffset(u"\\G([-−]\\d{2}:?\\d{2})\\b"_s);
    static const QRegularExpression label(
        u"\\G\\s*\\(?\\s*((?:[A-Z]{2,5}|Z)(?![\\w/])|[A-Z][a-z]+(?:_[A-Z][a-z]+)?/[A-Z][A-Za-z_]+)"
        "(?:\\s*\\((?:UTC|GMT)(?:[+\\-−]\\d{1,2}(?::?\\d\\d)?)?\\))?\\)?"_s);
    static const QRegularExpression spokenZone(
        u"\\G\\s*\\(?\\s*(Eastern|Central|Mountain|Pacific)(?:\\s+time)\\)?"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (const QRegularExpression *pattern : {&offset, &plusOffset, &minusOffset}) {
        if (pattern == &minusOffset && !iso)
            continue;
        if (const auto match = pattern->match(text, from); match.hasMatch())
            return std::pair(match.captured(1), match.capturedEnd());
    }
    if (const auto match = spokenZone.match(text, from); match.hasMatch())
        return std::pair(match.captured(1).first(1).toUpper() + u'T', match.capturedEnd());
    const auto match = label.match(text, from);
    if (!match.hasMatch() || zoneReadings(match.captured(1)).isEmpty())
        return {};
    static const QRegularExpression inner(u"\\(((?:UTC|GMT)[+\\-−]\\d[\\d:]*)\\)"_s);
    const auto explicitOffset = inner.match(match.captured());
    return std::pair(
        explicitOffset.hasMatch() ? explicitOffset.captured(1) : match.captured(1),
        match.capturedEnd());
}

/// "16:21", "16:21:05", "08:38am", "10 AM", "17.15 UTC", each with its zone.
void collectTimes(const QString &text, QList<TimeToken> &tokens)
{
    static const QRegularExpression pattern(
        u"(?<![\\d:.,/$€£])(\\d{1,2})(?:(:|\\.)([0-5]\\d)(?::([0-5]\\d)(?:[.,](\\d{1,9}))?)?)?"
        "(?![\\d:%]|\\.\\d)(?:\\s?([ap])\\.?m\\b\\.?)?"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression offsetBefore(u"(?:UTC|GMT)\\s?[+\\-−]$"_s);
    for (const auto &match : pattern.globalMatch(text)) {
        int hour = match.captured(1).toInt();
        const QStringView half = match.capturedView(6);
        const bool colon = match.capturedView(2) == u":";
        const bool iso = match.capturedStart() > 0 && text.at(match.capturedStart() - 1) == u'T';
        if (hour > (half.isEmpty() ? 23 : 12) || (!half.isEmpty() && hour == 0 && !colon)
            || offsetBefore.match(text.first(match.capturedStart())).hasMatch())
            continue;
        const auto zone = zoneAt(text, match.capturedEnd(), iso);
        if (!colon && half.isEmpty() && (match.capturedView(3).isEmpty() || !zone))
            continue;
        TimeToken token{
            .from = match.capturedStart(),
            .behind = zone ? zone->second : match.capturedEnd(),
            .seconds = match.hasCaptured(4) && !match.capturedView(4).isEmpty(),
            .bareHour = half.isEmpty() && hour >= 1 && hour <= 12,
            .halfDay = !half.isEmpty(),
            .zone = zone ? zone->first : QString()};
        if (!half.isEmpty())
            hour = hour % 12 + (half.front().toLower() == u'p' ? 12 : 0);
        const QString fraction = match.captured(5).leftJustified(3, u'0').first(3);
        token.time = QTime(
            hour, match.capturedView(3).toInt(), match.capturedView(4).toInt(),
            match.hasCaptured(5) ? fraction.toInt() : 0);
        tokens.append(token);
    }
}

} // namespace

QList<TimeToken> timeTokens(const QString &text)
{
    if (text.size() > longestSentence)
        return {}; // data, not prose
    QList<TimeToken> found;
    collectIsoDates(text, found);
    collectNamedDates(text, found);
    collectNumericDates(text, found);
    collectDayWords(text, found);
    collectTimes(text, found);
    // What was found first, and the longer of two, wins over what lies across it.
    std::ranges::stable_sort(found, [](const TimeToken &a, const TimeToken &b) {
        return a.from != b.from ? a.from < b.from : a.behind > b.behind;
    });
    QList<TimeToken> tokens;
    for (const TimeToken &token : found)
        if (tokens.isEmpty() || token.from >= tokens.last().behind)
            tokens.append(token);
    return tokens;
}

} // namespace Bridgelog
