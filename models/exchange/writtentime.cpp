// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/writtentime.h"

#include "exchange/timetokens.h"

#include <QRegularExpression>
#include <QSet>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype widestGap = 48;

/// Whether nothing but words that join a date to its time stands in `gap`.
bool joinsDateAndTime(const QString &gap)
{
    static const QSet<QString> joining{
        u"at"_s,       u"on"_s,    u"from"_s,      u"around"_s,    u"approximately"_s,
        u"approx"_s,   u"about"_s, u"roughly"_s,   u"circa"_s,     u"ca"_s,
        u"starting"_s, u"of"_s,    u"beginning"_s, u"just"_s,      u"shortly"_s,
        u"before"_s,   u"after"_s, u"between"_s,   u"nearly"_s,    u"the"_s,
        u"t"_s,        u"time"_s,  u"morning"_s,   u"afternoon"_s, u"evening"_s,
        u"night"_s,    u"until"_s, u"since"_s,     u"by"_s};
    static const QRegularExpression separators(u"[\\s,()@~–—|.*_\\[\\]-]+"_s);
    if (gap.size() > widestGap || gap.contains(u'\n'))
        return false;
    const QStringList words = gap.toLower().split(separators, Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [](const QString &word) { return joining.contains(word); });
}

/// A date and its time of day, or either alone.
struct Compound {
    qsizetype from = 0;
    qsizetype behind = 0;
    bool halfDay = false;
    bool bareHour = false;
    bool dateBehind = false; ///< the date was written after the time
    WrittenClock clock;
};

Compound compoundOf(const TimeToken &token)
{
    return {
        .from = token.from,
        .behind = token.behind,
        .halfDay = token.halfDay,
        .bareHour = token.bareHour,
        .clock = {
            .date = token.date, .time = token.time, .seconds = token.seconds, .zone = token.zone}};
}

/// Brings together what stands side by side: weekday and date, date and time, time and date.
QList<Compound> compoundsOf(const QString &text)
{
    QList<Compound> compounds;
    for (const TimeToken &token : timeTokens(text)) {
        const QString gap = compounds.isEmpty()
            ? QString()
            : text.sliced(compounds.last().behind, token.from - compounds.last().behind);
        if (compounds.isEmpty() || !joinsDateAndTime(gap)) {
            compounds.append(compoundOf(token));
            continue;
        }
        Compound &last = compounds.last();
        const bool tokenIsTime = token.time.has_value();
        static const QRegularExpression strayWord(u"\\b(?:before|after|between|until)\\b|[-–—]"_s);
        if (tokenIsTime && !last.clock.time) {
            last.clock.time = token.time;
            last.clock.seconds = token.seconds;
            last.clock.zone = token.zone;
            last.halfDay = token.halfDay;
            last.bareHour = token.bareHour;
            last.behind = token.behind;
        } else if (
            !tokenIsTime && last.clock.time && last.clock.date.isEmpty()
            && !gap.contains(strayWord)) {
            last.clock.date = token.date;
            last.dateBehind = true;
            last.behind = token.behind;
        } else {
            compounds.append(compoundOf(token));
        }
    }
    return compounds;
}

/// Where the words start that hedge or range-open what stands at `from`; `from` itself without any.
qsizetype hedgeStart(const QString &text, qsizetype from)
{
    static const QRegularExpression pattern(
        u"(?:\\b(?:approximately|approx\\.?|around|about|roughly|circa|ca\\.?|nearly|"
        "(?:shortly|just) (?:before|after)|some ?time (?:around|after|before))|~)\\s*"
        "(?:at\\s+|between\\s+|from\\s+)?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const qsizetype lookBack = std::min<qsizetype>(from, widestGap);
    const auto match = pattern.match(text.sliced(from - lookBack, lookBack));
    return match.hasMatch() ? from - lookBack + match.capturedStart() : from;
}

bool isHedged(const QString &words)
{
    static const QRegularExpression pattern(
        u"\\b(?:approximately|approx|around|about|roughly|circa|ca|nearly|shortly|just|"
        "some ?time)\\b|~"_s,
        QRegularExpression::CaseInsensitiveOption);
    return words.contains(pattern);
}

/// Whether `gap` makes one range of the times on both its sides.
bool makesRange(const QString &text, const Compound &a, const Compound &b)
{
    static const QRegularExpression joint(
        u"^\\s*(?:-|–|—|\\.\\.|to|until|till|through|(and))\\s*"
        "(?:approximately|approx\\.?|around|about|roughly|circa|ca\\.?|~)?\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression between(
        u"\\bbetween\\s+(?:approximately|approx\\.?|around|about|roughly|circa|ca\\.?|~)?\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (!a.clock.time || !b.clock.time)
        return false;
    const auto match = joint.match(text.sliced(a.behind, b.from - a.behind));
    if (!match.hasMatch())
        return false;
    // "and" makes a range only behind "between", wherever in the compound that stands.
    const QString before = text.first(a.from);
    return !match.hasCaptured(1) || between.match(before).hasMatch()
        || text.sliced(a.from, a.behind - a.from).contains(u"between "_s);
}

/// What one end states holds for the other.
void share(WrittenClock &start, WrittenClock &end, const Compound &a, const Compound &b)
{
    if (start.zone.isEmpty())
        start.zone = end.zone;
    else if (end.zone.isEmpty())
        end.zone = start.zone;
    if (start.date.isEmpty() && b.dateBehind)
        start.date = end.date;
    else if (end.date.isEmpty())
        end.date = start.date;
    end.approximate = end.approximate || start.approximate;
    if (b.halfDay && !a.halfDay && a.bareHour && *end.time >= QTime(12, 0)
        && start.time->addSecs(12 * 3600) <= *end.time)
        start.time = start.time->addSecs(12 * 3600);
}

} // namespace

QList<WrittenTime> writtenTimes(const QString &text)
{
    QList<WrittenTime> times;
    QList<Compound> compounds = compoundsOf(text);
    for (qsizetype i = 0; i < compounds.size(); ++i) {
        Compound &a = compounds[i];
        const qsizetype from = hedgeStart(text, a.from);
        a.clock.words = text.sliced(from, a.behind - from).simplified();
        a.clock.approximate = isHedged(a.clock.words);
        WrittenTime time{.from = from, .length = a.behind - from, .start = a.clock};
        if (i + 1 < compounds.size() && makesRange(text, a, compounds.at(i + 1))) {
            Compound &b = compounds[++i];
            const qsizetype endFrom = hedgeStart(text, b.from);
            b.clock.words = text.sliced(endFrom, b.behind - endFrom).simplified();
            b.clock.approximate = isHedged(b.clock.words);
            const bool whole = a.clock.zone.isEmpty() && !b.clock.zone.isEmpty();
            time.length = b.behind - from;
            time.end = b.clock;
            share(time.start, *time.end, a, b);
            if (whole) // the start's own words lack the zone
                time.start.words = text.sliced(from, time.length).simplified();
        }
        times.append(time);
    }
    return times;
}

std::optional<WrittenTime> wholeWrittenTime(const QString &text)
{
    QString bare = text.trimmed();
    while (!bare.isEmpty() && u"().*_[]|·"_s.contains(bare.back()))
        bare.chop(1);
    while (!bare.isEmpty() && u"(*_[|·"_s.contains(bare.front()))
        bare.remove(0, 1);
    bare = bare.trimmed();
    const QList<WrittenTime> times = writtenTimes(bare);
    if (times.size() != 1 || times.first().from != 0 || times.first().length < bare.size())
        return {};
    return times.first();
}

} // namespace Bridgelog
