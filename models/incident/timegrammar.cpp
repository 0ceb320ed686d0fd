// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/timegrammar.h"

#include "incident/timescan.h"
#include "incident/zones.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

struct TimeGrammar {
    Q_DECLARE_TR_FUNCTIONS(Bridgelog::TimeGrammar)
};

constexpr qint64 dayUs = Instant::minute * 60 * 24;

/// A clock that a written time may be read on.
struct ZoneClock {
    QTimeZone zone;
    QString label; ///< as written, where it names an offset; else the clock's own letters are shown
    QString meaning; ///< where the label has several
};

/// One reading of a whole written time, which may be one of several.
struct Reading {
    Instant from;
    std::optional<Instant> to;
    ZoneClock clock;
    ZoneClock toClock;
};

/// The instants that one end may mean, in order of likelihood.
struct Instants {
    QList<Instant> all;
    LocalResolution::Kind kind = LocalResolution::Kind::Unique;
};

QString shown(QStringView text)
{
    return text.size() > 60 ? text.first(60).toString() + u'…' : text.toString();
}

/// "2024-10-27 01:30 BST (00:30 UTC)": with the date where it is not today's on that clock, and
/// where UTC has another.
QString instantLabel(Instant instant, const ZoneClock &clock, Instant now)
{
    const LocalTime local = localTime(instant, clock.zone);
    const LocalTime utc = localTime(instant, QTimeZone::UTC);
    const auto written = [](const LocalTime &t, bool dated) {
        const QString time = t.time.toString(t.time.second() != 0 ? u"HH:mm:ss" : u"HH:mm");
        return dated ? t.date.toString(Qt::ISODate) + u' ' + time : time;
    };
    QString text = written(local, local.date != localTime(now, clock.zone).date);
    text += u' ' + (clock.label.isEmpty() ? local.abbreviation : clock.label);
    if (!clock.meaning.isEmpty())
        text += u", "_s + clock.meaning;
    return text + u" ("_s + written(utc, utc.date != local.date) + u" UTC)"_s;
}

class Reader {
public:
    Reader(const TimeContext &context, const ScannedTime &written, const QString &words)
        : m_context(context)
        , m_written(written)
        , m_words(words)
    {
    }

    std::expected<Moment, TimeQuestion> moment();

private:
    QList<ZoneClock> clocks(const QString &label) const;
    QDate today(const ZoneClock &clock) const { return localTime(m_context.now, clock.zone).date; }
    Instants instants(const WrittenPoint &point, const ZoneClock &clock) const;
    Instants dayless(const WrittenPoint &point, const ZoneClock &clock) const;
    Instants wholeDay(QDate date, const ZoneClock &clock) const;
    QDate dateOf(const WrittenPoint &point, const ZoneClock &clock) const;
    QList<Instant> ends(const WrittenPoint &point, const ZoneClock &clock, Instant from);
    void read(const WrittenPoint &from, const std::optional<WrittenPoint> &to);
    void note(const Instants &instants, const WrittenPoint &point, const ZoneClock &clock);
    Moment momentOf(const Reading &reading) const;
    QString labelOf(const Reading &reading) const;
    TimeQuestion question() const;

    const TimeContext &m_context;
    const ScannedTime &m_written;
    QString m_words;
    QList<Reading> m_readings;
    QString m_ambiguousZone;
    QString m_gap; ///< "01:30 on 2024-03-31 … Europe/London" that never came
    QString m_fold; ///< … that came twice
};

Precision precisionOf(const WrittenPoint &point)
{
    using enum WrittenPoint::Kind;
    Precision precision = Precision::Second;
    if (point.kind == Day)
        precision = Precision::Day;
    else if (point.kind == Clock && !point.seconds)
        precision = Precision::Minute;
    return point.approximate ? std::max(precision, Precision::Approximate) : precision;
}

Instants resolved(QDate date, const WrittenPoint &point, const QTimeZone &zone)
{
    const LocalResolution local =
        resolveLocal(point.endOfDay ? date.addDays(1) : date, point.time, zone);
    Instants result{.all = {local.earlier}, .kind = local.kind};
    if (local.later != local.earlier)
        result.all.append(local.later);
    for (Instant &instant : result.all)
        instant.us += point.fractionUs;
    return result;
}

QList<ZoneClock> Reader::clocks(const QString &label) const
{
    if (label.isEmpty())
        return {{.zone = m_context.zone}};
    QList<ZoneClock> result;
    const QDate date = m_written.from.date.value_or(localTime(m_context.now, m_context.zone).date);
    const auto readings = zoneReadings(label, m_context.zone, date);
    for (const ZoneReading &reading : readings) {
        ZoneClock clock;
        if (const int *offset = std::get_if<int>(&reading.zone)) {
            clock = {.zone = QTimeZone::fromSecondsAheadOfUtc(*offset), .label = label};
            if (readings.size() > 1)
                clock.meaning = reading.meaning;
        } else {
            clock.zone = std::get<QTimeZone>(reading.zone);
        }
        result.append(clock);
    }
    return result;
}

QDate Reader::dateOf(const WrittenPoint &point, const ZoneClock &clock) const
{
    const QDate day = today(clock);
    if (point.date)
        return *point.date;
    if (point.weekday)
        return day.addDays(-((day.dayOfWeek() - *point.weekday + 7) % 7));
    return day.addDays(-point.daysBack.value_or(0));
}

/// A day's first instant. Where the clock skipped the whole day there is none: the days around it
/// are offered.
Instants Reader::wholeDay(QDate date, const ZoneClock &clock) const
{
    const auto at = [&](QDate day, QTime time) { return resolveLocal(day, time, clock.zone); };
    const auto start = [&](QDate day) {
        const auto midnight = at(day, QTime(0, 0));
        if (midnight.kind != LocalResolution::Kind::Gap)
            return midnight.earlier;
        // The first instant is the one at which the clock jumped over midnight.
        const auto before =
            QDateTime::fromMSecsSinceEpoch(midnight.later.us / 1000, QTimeZone::UTC);
        const auto jump = clock.zone.nextTransition(before).atUtc;
        return jump.isValid() ? Instant{jump.toMSecsSinceEpoch() * 1000} : midnight.earlier;
    };
    const bool never = at(date, QTime(0, 0)).kind == LocalResolution::Kind::Gap
        && at(date, QTime(12, 0)).kind == LocalResolution::Kind::Gap
        && at(date, QTime(23, 59)).kind == LocalResolution::Kind::Gap;
    if (never)
        return {{start(date.addDays(-1)), start(date.addDays(1))}, LocalResolution::Kind::Gap};
    return {{start(date)}};
}

Instants Reader::dayless(const WrittenPoint &point, const ZoneClock &clock) const
{
    const QDate day = today(clock);
    Instants result = resolved(day, point, clock.zone);
    const bool farAhead = result.all.first().us > m_context.now.us + dayUs / 2;
    return farAhead ? resolved(day.addDays(-1), point, clock.zone) : result;
}

Instants Reader::instants(const WrittenPoint &point, const ZoneClock &clock) const
{
    switch (point.kind) {
        using enum WrittenPoint::Kind;
    case Now: return {{m_context.now.flooredTo(Instant::second)}};
    case Ago: return {{Instant{m_context.now.us - point.agoUs}.flooredTo(Instant::second)}};
    case Day: return wholeDay(dateOf(point, clock), clock);
    case Clock: break;
    }
    if (!point.hasDay())
        return dayless(point, clock);
    const QDate date = dateOf(point, clock);
    Instants result = resolved(date, point, clock.zone);
    if (point.weekday && result.all.first() > m_context.now)
        return resolved(date.addDays(-7), point, clock.zone);
    return result;
}

/// The ends that a range from `from` may have. A time of day is that of the same day, or of the
/// next.
QList<Instant> Reader::ends(const WrittenPoint &point, const ZoneClock &clock, Instant from)
{
    Instants found;
    const auto isBefore = [&](Instant instant) { return instant < from; };
    if (point.kind == WrittenPoint::Kind::Clock && !point.hasDay()) {
        const QDate day = localTime(from, clock.zone).date;
        found = resolved(day, point, clock.zone);
        if (std::ranges::all_of(found.all, isBefore))
            found = resolved(day.addDays(1), point, clock.zone);
    } else {
        found = instants(point, clock);
    }
    note(found, point, clock);
    found.all.removeIf(isBefore);
    return found.all;
}

void Reader::note(const Instants &instants, const WrittenPoint &point, const ZoneClock &clock)
{
    if (instants.kind == LocalResolution::Kind::Unique)
        return;
    const bool gap = instants.kind == LocalResolution::Kind::Gap;
    QString &slot = gap ? m_gap : m_fold;
    const QString zone = QString::fromLatin1(clock.zone.id());
    if (point.kind == WrittenPoint::Kind::Day) {
        slot = TimeGrammar::tr("%1 never came in %2, because the clocks went forward a whole day")
                   .arg(dateOf(point, clock).toString(Qt::ISODate), zone);
        return;
    }
    // The date as written: that of the clock before it jumped.
    const LocalTime local = localTime(gap ? instants.all.last() : instants.all.first(), clock.zone);
    const QString when = TimeGrammar::tr("%1 on %2")
                             .arg(
                                 point.time.toString(point.seconds ? u"HH:mm:ss" : u"HH:mm"),
                                 local.date.toString(Qt::ISODate));
    slot = gap
        ? TimeGrammar::tr("%1 never came in %2, because the clocks went forward").arg(when, zone)
        : TimeGrammar::tr("%1 came twice in %2, because the clocks went back").arg(when, zone);
}

void Reader::read(const WrittenPoint &from, const std::optional<WrittenPoint> &to)
{
    const QString fromLabel = from.zone.isEmpty() && to ? to->zone : from.zone;
    const QString toLabel = to && !to->zone.isEmpty() ? to->zone : fromLabel;
    const auto fromClocks = clocks(fromLabel);
    const auto toClocks = clocks(toLabel);
    if (fromClocks.size() > 1 || toClocks.size() > 1)
        m_ambiguousZone = fromClocks.size() > 1 ? fromLabel : toLabel;
    const auto add = [&](const Reading &reading) {
        const auto same = [&](const Reading &r) {
            return r.from == reading.from && r.to == reading.to;
        };
        if (std::ranges::none_of(m_readings, same))
            m_readings.append(reading);
    };
    for (qsizetype i = 0; i < fromClocks.size(); ++i) {
        const Instants starts = instants(from, fromClocks.at(i));
        note(starts, from, fromClocks.at(i));
        for (const Instant start : starts.all) {
            if (!to) {
                add({.from = start, .clock = fromClocks.at(i)});
                continue;
            }
            for (qsizetype j = 0; j < toClocks.size(); ++j) {
                if (fromLabel == toLabel && i != j)
                    continue; // one label means one zone at both ends
                for (const Instant end : ends(*to, toClocks.at(j), start))
                    add({start, end, fromClocks.at(i), toClocks.at(j)});
            }
        }
    }
}

Moment Reader::momentOf(const Reading &reading) const
{
    Precision precision = precisionOf(m_written.from);
    if (m_written.to)
        precision = std::max(precision, precisionOf(*m_written.to));
    return {.at = reading.from, .until = reading.to, .precision = precision, .words = m_words};
}

QString Reader::labelOf(const Reading &reading) const
{
    const QString from = instantLabel(reading.from, reading.clock, m_context.now);
    return reading.to ? from + u" – "_s + instantLabel(*reading.to, reading.toClock, m_context.now)
                      : from;
}

TimeQuestion Reader::question() const
{
    using enum TimeQuestion::Kind;
    TimeQuestion question;
    if (m_readings.isEmpty()) {
        question.sentence = TimeGrammar::tr("“%1” ends before it starts.").arg(shown(m_words));
        return question;
    }
    for (const Reading &reading : m_readings)
        question.choices.append({labelOf(reading), momentOf(reading)});
    if (!m_ambiguousZone.isEmpty()) {
        question.kind = AmbiguousZone;
        question.sentence =
            TimeGrammar::tr("“%1” is the name of more than one time zone; choose one.")
                .arg(m_ambiguousZone);
    } else if (!m_gap.isEmpty()) {
        question.kind = Impossible;
        question.sentence = TimeGrammar::tr("%1; choose what was meant.").arg(m_gap);
    } else if (!m_fold.isEmpty()) {
        question.kind = Ambiguous;
        question.sentence = TimeGrammar::tr("%1; choose one.").arg(m_fold);
    } else {
        question.kind = Ambiguous;
        question.sentence =
            TimeGrammar::tr("“%1” can be a range or a time with its offset; choose one.")
                .arg(shown(m_words));
    }
    return question;
}

std::expected<Moment, TimeQuestion> Reader::moment()
{
    if (m_written.rangeInstead) {
        WrittenPoint from = m_written.from;
        from.zone.clear();
        read(from, m_written.rangeInstead);
    }
    read(m_written.from, m_written.to);
    if (m_readings.size() == 1 && m_gap.isEmpty())
        return momentOf(m_readings.first());
    return std::unexpected(question());
}

TimeQuestion notUnderstood(const QString &sentence) { return {.sentence = sentence}; }

/// The single word behind a time that has no zone yet, which can only be meant as one.
QString unknownZone(QStringView text, const std::optional<ScannedTime> &written)
{
    if (!written || written->unknown)
        return {};
    const WrittenPoint &last = written->to.value_or(written->from);
    const QStringView rest = text.sliced(written->length).trimmed();
    const bool word = rest.size() <= 40 && std::ranges::all_of(rest, [](QChar c) {
                          return c.isLetterOrNumber() || QStringView(u"/_+-:").contains(c);
                      });
    const bool open = last.kind == WrittenPoint::Kind::Clock && last.zone.isEmpty();
    const bool half = rest.compare("am"_L1, Qt::CaseInsensitive) == 0
        || rest.compare("pm"_L1, Qt::CaseInsensitive) == 0;
    return word && open && !half && !rest.isEmpty() && rest.front().isLetter() ? rest.toString()
                                                                               : QString();
}

TimeQuestion askForZone(
    const QString &zoneLabel, QStringView time, const QString &words, const TimeContext &context)
{
    TimeQuestion question{
        .kind = TimeQuestion::Kind::UnknownZone,
        .sentence =
            TimeGrammar::tr("“%1” is no time zone known here; write an abbreviation such as "
                            "CEST, an offset such as +01:00 or a name such as Europe/Berlin.")
                .arg(zoneLabel)};
    for (const QTimeZone &zone : {context.zone, QTimeZone(QTimeZone::UTC)}) {
        auto moment = parseTime(time, {.now = context.now, .zone = zone});
        if (!moment || !moment->at)
            continue;
        const auto same = [&](const TimeQuestion::Choice &c) { return c.moment.at == moment->at; };
        moment->words = words;
        if (std::ranges::none_of(question.choices, same)) {
            const QString label = instantLabel(*moment->at, {.zone = zone}, context.now);
            question.choices.append({label, *moment});
        }
    }
    return question;
}

} // namespace

std::expected<Moment, TimeQuestion> parseTime(QStringView text, const TimeContext &context)
{
    text = text.trimmed();
    if (text.startsWith(u'@'))
        text = text.sliced(1).trimmed();
    const QString words = text.toString();
    const auto written = scanTime(text, Around::Nothing);
    if (!written || written->length < text.size()) {
        const QString label = unknownZone(text, written);
        if (!label.isEmpty())
            return std::unexpected(askForZone(label, text.first(written->length), words, context));
        return std::unexpected(notUnderstood(
            TimeGrammar::tr(
                "“%1” is not a time that can be read; write it like 16:21, 16:21 BST, -5m, "
                "yesterday 22:29 UTC or 2024-10-15 14:00 CEST.")
                .arg(shown(text))));
    }
    if (written->unknown)
        return Moment{.words = words};
    if (!written->from.possible || (written->to && !written->to->possible))
        return std::unexpected(notUnderstood(
            TimeGrammar::tr("There is no such time or date as “%1”.").arg(shown(text))));
    return Reader(context, *written, words).moment();
}

qsizetype timeLength(QStringView text)
{
    const auto written = scanTime(text, Around::Text);
    return written ? written->length : 0;
}

} // namespace Bridgelog
