// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/completeness.h"

#include "incident/metrics.h"
#include "incident/zones.h"
#include "postmortem/clock.h"

#include <QRegularExpression>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

// Only what a clause says without doubt is compared: one milestone and one time, one measure and
// one length. What is left out costs nothing; a false alarm costs trust.

struct Clause {
    qsizetype from = 0;
    QString text;
};

QList<Clause> clausesOf(const QString &prose)
{
    static const QRegularExpression end(
        uR"([;,!?|•]|\.(?=\s|$)|\n(?=\s*(?:\n|[-*#>]|\d+\.))|\s(?:and|but|while|until|then)\s)"_s);
    QList<Clause> clauses;
    qsizetype from = 0;
    const auto add = [&](qsizetype to) {
        if (to > from)
            clauses.append({.from = from, .text = prose.sliced(from, to - from)});
    };
    for (auto it = end.globalMatch(prose); it.hasNext();) {
        const auto match = it.next();
        add(match.capturedStart());
        from = match.capturedEnd();
    }
    add(prose.size());
    return clauses;
}

bool isHedged(QStringView text)
{
    static const QRegularExpression hedge(
        uR"(\b(?:about|around|approximately|roughly|nearly|almost|some|over|under|more than|less than|at least|up to)\s*$|[~≈]\s*$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return hedge.matchView(text).hasMatch();
}

std::optional<MilestoneName> milestoneIn(const QString &clause)
{
    using enum MilestoneName;
    static const QList<std::pair<MilestoneName, QRegularExpression>> words = [] {
        const auto made = [](const QString &pattern) {
            return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption);
        };
        return QList<std::pair<MilestoneName, QRegularExpression>>{
            {ImpactStarted,
             made(
                 uR"(\b(?:impact|outage|disruption|errors|failures|incident)\s+(?:began|started)\b)"_s)},
            {Detected, made(uR"(\bdetected\b|\bwas\s+noticed\b|\bwere\s+paged\b)"_s)},
            {Acknowledged, made(uR"(\backnowledged\b)"_s)},
            {Declared,
             made(uR"(\bincident\s+was\s+declared\b|\bdeclared\s+(?:an|the)\s+incident\b)"_s)},
            {Mitigated, made(uR"(\bmitigated\b)"_s)},
            {Recovered, made(uR"(\brecovered\b|\bwas\s+restored\b)"_s)},
            {Resolved, made(uR"(\b(?:incident|issue|outage)\s+(?:was|is)\s+resolved\b)"_s)}};
    }();
    std::optional<MilestoneName> found;
    for (const auto &[name, pattern] : words) {
        if (!clause.contains(pattern))
            continue;
        if (found)
            return {};
        found = name;
    }
    return found;
}

/// An instant on the clock that a text goes by; nothing where its zone is not known for sure.
std::optional<QTime> onClock(Instant instant, const QString &label, const QString &home)
{
    const QTimeZone own = zoneNamed(home).value_or(QTimeZone::utc());
    if (label.isEmpty() || !isZoneInText(label))
        return localTime(instant, own).time;
    const auto readings = zoneReadings(label, own, localTime(instant, own).date);
    if (readings.size() != 1)
        return {};
    const auto &zone = readings.first().zone;
    const auto *offset = std::get_if<int>(&zone);
    return localTime(instant, offset ? QTimeZone(*offset) : std::get<QTimeZone>(zone)).time;
}

/// Minutes between two times of day, the shorter way round.
int minutesApart(QTime a, QTime b)
{
    constexpr int day = 24 * 60;
    const auto minutes = [](QTime t) { return t.hour() * 60 + t.minute(); };
    const int apart = std::abs(minutes(a) - minutes(b));
    return std::min(apart, day - apart);
}

std::optional<Gap> timeGap(const Incident &incident, const Clause &clause)
{
    static const QRegularExpression written(
        uR"((?<![\d:.])([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s*([A-Za-z]{2,5})\b)?)"_s);
    auto times = written.globalMatch(clause.text);
    if (!times.hasNext())
        return {};
    const auto match = times.next();
    const auto name = milestoneIn(clause.text);
    if (times.hasNext() || !name || !incident.milestone(*name))
        return {};
    const Moment &moment = incident.milestone(*name)->moment;
    if (!moment.at || moment.until || moment.precision >= Precision::Day)
        return {};
    const auto recorded = onClock(*moment.at, match.captured(3), incident.zone);
    if (!recorded)
        return {};
    const bool hedged = isHedged(QStringView(clause.text).first(match.capturedStart()))
        || moment.precision == Precision::Approximate;
    const int allowed = hedged ? 15 : recorded->second() > 0 ? 1 : 0;
    if (minutesApart(QTime(match.captured(1).toInt(), match.captured(2).toInt()), *recorded)
        <= allowed)
        return {};
    return Gap{
        .kind = Gap::Kind::TimeDisagrees,
        .at = clause.from + match.capturedStart(),
        .length = match.capturedLength(),
        .sentence = u"The text says %1 at %2; recorded is %3."_s.arg(
            spoken(*name).toLower(), match.captured().trimmed(),
            Clock(incident.zone).both(moment))};
}

QString measureIn(const QString &clause)
{
    static const QList<std::pair<QString, QRegularExpression>> words = [] {
        const auto made = [](const QString &pattern) {
            return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption);
        };
        return QList<std::pair<QString, QRegularExpression>>{
            {u"time_to_detect"_s, made(uR"(\bto\s+detect\b)"_s)},
            {u"time_to_acknowledge"_s, made(uR"(\bto\s+acknowledge\b)"_s)},
            {u"time_to_mitigate"_s, made(uR"(\bto\s+mitigate\b)"_s)},
            {u"time_to_resolve"_s, made(uR"(\bto\s+resolve\b)"_s)},
            {u"impact"_s,
             made(
                 uR"(\bof\s+(?:impact|downtime)\b|\b(?:impact|outage|incident|disruption|downtime)\s+(?:of|lasted)\b)"_s)}};
    }();
    QString found;
    for (const auto &[name, pattern] : words) {
        if (!clause.contains(pattern))
            continue;
        if (!found.isEmpty())
            return {};
        found = name;
    }
    return found;
}

std::optional<Gap> durationGap(const Incident &incident, const Clause &clause)
{
    static const QRegularExpression written(
        uR"((?<![\d.:])(?:(\d+(?:\.\d+)?)\s*(?:hours?|hrs?|h)\b)?[\s-]*(?:(\d+)\s*(?:minutes?|mins?|min|m)\b)?)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString measure = measureIn(clause.text);
    if (measure.isEmpty())
        return {};
    std::optional<QRegularExpressionMatch> only;
    for (auto it = written.globalMatch(clause.text); it.hasNext();) {
        const auto match = it.next();
        if (match.captured(1).isEmpty() && match.captured(2).isEmpty())
            continue;
        if (only)
            return {};
        only = match;
    }
    if (!only)
        return {};
    const double said = only->captured(1).toDouble() * 60 + only->captured(2).toDouble();
    const QList<Metric> metrics = durations(incident);
    const auto metric = std::ranges::find(metrics, measure, &Metric::name);
    if (metric == metrics.end() || !metric->us)
        return {};
    const double recorded = static_cast<double>(*metric->us) / static_cast<double>(Instant::minute);
    const bool hedged =
        metric->approximate || isHedged(QStringView(clause.text).first(only->capturedStart()));
    const bool wholeHours = only->captured(2).isEmpty();
    const double allowed = hedged ? std::max(5.0, recorded * 0.15) : wholeHours ? 30 : 1;
    if (std::abs(said - recorded) <= allowed)
        return {};
    const QString words = only->captured().trimmed();
    return Gap{
        .kind = Gap::Kind::DurationDisagrees,
        .at = clause.from + clause.text.indexOf(words, only->capturedStart()),
        .length = words.size(),
        .sentence = u"The text says %1 for “%2”; recorded is %3."_s.arg(
            words, spoken(measure).toLower(), spokenDuration(*metric->us))};
}

} // namespace

QList<Gap> contradictions(const Incident &incident, const Section &section)
{
    QList<Gap> gaps;
    for (const Clause &clause : clausesOf(proseOf(section.text))) {
        for (auto gap : {timeGap(incident, clause), durationGap(incident, clause)}) {
            if (!gap)
                continue;
            gap->section = section.key;
            gaps.append(*gap);
        }
    }
    return gaps;
}

} // namespace Bridgelog
