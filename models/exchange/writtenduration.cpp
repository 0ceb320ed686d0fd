// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/writtenduration.h"

#include <QHash>
#include <QRegularExpression>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

const QString numberPattern =
    u"(?:\\d{1,4}(?:\\.\\d{1,2})?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    "twelve|fifteen|twenty|twenty[- ]five|thirty|thirty[- ]five|forty|forty[- ]five|fifty|sixty|"
    "ninety|half an?)"_s;

double numberOf(const QString &word)
{
    static const QHash<QString, double> words{
        {u"a"_s, 1},
        {u"an"_s, 1},
        {u"one"_s, 1},
        {u"two"_s, 2},
        {u"three"_s, 3},
        {u"four"_s, 4},
        {u"five"_s, 5},
        {u"six"_s, 6},
        {u"seven"_s, 7},
        {u"eight"_s, 8},
        {u"nine"_s, 9},
        {u"ten"_s, 10},
        {u"eleven"_s, 11},
        {u"twelve"_s, 12},
        {u"fifteen"_s, 15},
        {u"twenty"_s, 20},
        {u"twenty five"_s, 25},
        {u"thirty"_s, 30},
        {u"thirty five"_s, 35},
        {u"forty"_s, 40},
        {u"forty five"_s, 45},
        {u"fifty"_s, 50},
        {u"sixty"_s, 60},
        {u"ninety"_s, 90},
        {u"half a"_s, 0.5},
        {u"half an"_s, 0.5}};
    const QString plain = word.toLower().replace(u'-', u' ').simplified();
    return words.value(plain, plain.toDouble());
}

qint64 unitOf(const QString &word)
{
    switch (word.front().toLower().unicode()) {
    case u'd': return 1440 * Instant::minute;
    case u'h': return 60 * Instant::minute;
    case u'm': return Instant::minute;
    default: return Instant::second;
    }
}

WrittenDuration::Says saying(const QString &before, const QString &behind)
{
    static const QRegularExpression afterStart(
        u"^\\s+(?:after|following|into|from)\\s+(?:the\\s+|our\\s+|this\\s+|it\\s+|its\\s+)?"
        "(?:\\w+\\s+){0,2}?(?:outage|incident|issue|disruption|problem|degradation|downtime|start|"
        "onset|began|started)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression later(
        u"^\\s+(?:later|after that|afterwards|after this)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression length(
        u"(?:\\b(?:downtime|outage|duration|disruption|interruption|unavailability)\\b(?:\\s+\\w+){"
        u"0,2}"
        "\\s+(?:of|was|for|lasted|lasting)|\\blast(?:ed|ing)(?:\\s+for)?|"
        "\\b(?:down|unavailable|offline|unreachable|inaccessible)\\s+for)(?:\\s+a\\s+total\\s+of)?\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (behind.contains(afterStart))
        return WrittenDuration::Says::AfterStart;
    if (behind.contains(later))
        return WrittenDuration::Says::Later;
    return before.contains(length) ? WrittenDuration::Says::Length : WrittenDuration::Says::Nothing;
}

} // namespace

QList<WrittenDuration> writtenDurations(const QString &text)
{
    // Single letters are units only behind figures: "34m 46s".
    static const QRegularExpression pattern(
        u"(?<![\\w.:–-])(?<hedge>(?:approximately|approx\\.?|around|about|roughly|nearly|almost|"
        "just (?:over|under)|over|under|less than|more than|circa|ca\\.?|~)\\s*)?"
        "(?<n>%1)(?<half1>\\s+and\\s+a\\s+half)?(?:[\\s-](?=\\w{3})|(?<=\\d)\\s?)"
        "(?<u>hours?|hrs?|minutes?|mins?|seconds?|secs?|days?|h|m|s)\\b"
        "(?:(?<half2>\\s+and\\s+a\\s+half\\b)|\\s*,?\\s*(?:and\\s+)?(?<n2>%1)(?:\\s(?=\\w{3})|(?<="
        "\\d)\\s?)"
        "(?<u2>minutes?|mins?|seconds?|secs?|m|s)\\b)?"_s.arg(numberPattern),
        QRegularExpression::CaseInsensitiveOption);
    QList<WrittenDuration> durations;
    for (const auto &match : pattern.globalMatch(text)) {
        const bool halves = match.hasCaptured(u"half1") || match.hasCaptured(u"half2");
        const QString number = match.captured(u"n");
        const qint64 unit = unitOf(match.captured(u"u"));
        double us = (numberOf(number) + (halves ? 0.5 : 0)) * static_cast<double>(unit);
        if (match.hasCaptured(u"n2"))
            us += numberOf(match.captured(u"n2"))
                * static_cast<double>(unitOf(match.captured(u"u2")));
        const QString before = text.first(match.capturedStart());
        durations.append(
            {.from = match.capturedStart(),
             .length = match.capturedLength(),
             .says = saying(
                 before.last(std::min<qsizetype>(before.size(), 80)),
                 text.sliced(match.capturedEnd())
                     .first(std::min<qsizetype>(text.size() - match.capturedEnd(), 80))),
             .us = static_cast<qint64>(us),
             .approximate = match.hasCaptured(u"hedge") || halves || !number.front().isDigit(),
             .words = match.captured().simplified()});
    }
    return durations;
}

} // namespace Bridgelog
