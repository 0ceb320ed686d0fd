// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/prosesections.h"

#include "exchange/plannedactions.h"
#include "exchange/sentences.h"

#include <QRegularExpression>

#include <algorithm>
#include <ranges>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static constexpr qsizetype longestTitle = 100;

/// The last line of the story where service is back.
static std::optional<int> lineOfTheEnd(const QList<StoryLine> &story)
{
    std::optional<int> line;
    for (const StoryLine &told : story)
        if ((told.at || told.afterStart)
            && (told.start == Told::Restored || told.start == Told::Settled
                || told.end == Told::Restored))
            line = told.line;
    return line;
}

QList<ReportSection> prosePartsOf(const ReportSection &whole, const QList<StoryLine> &story)
{
    const auto end = lineOfTheEnd(story);
    const auto behind = [&](const ReportUnit &unit) { return end && unit.line > *end; };
    const auto explanation = std::ranges::find_if(whole.units, behind);
    if (explanation == whole.units.end())
        return {whole};
    const auto promise = std::find_if(explanation, whole.units.end(), [](const ReportUnit &unit) {
        return std::ranges::any_of(sentencesOf(unit.text), promisesAMeasure);
    });
    QList<ReportSection> parts{{.title = u"Summary"_s}};
    for (const SourceLine &line : whole.lines) {
        if (explanation != promise && line.number == explanation->line)
            parts.append({.title = u"Root cause"_s, .line = line.number});
        if (promise != whole.units.end() && line.number == promise->line)
            parts.append({.title = u"Next steps"_s, .line = line.number});
        parts.last().lines.append(line);
    }
    for (ReportSection &part : parts)
        for (const ReportUnit &unit : whole.units)
            if (!part.lines.isEmpty() && unit.line >= part.lines.first().number
                && unit.line <= part.lines.last().number)
                part.units.append(unit);
    return parts;
}

QString titleFromProse(const QString &sentence)
{
    static const QRegularExpression opening(
        u"^(?:\\s|,|on|at|in|from|between|starting|beginning|around|approximately|about|the|and|to|of)+\\b\\s*"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression cause(
        u"\\s*(?:,|;|:|\\.|!|\\bcaused by\\b|\\bdue to\\b|\\bbecause\\b|\\bas a result\\b|\\bfollowing\\b|\\buntil\\b).*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString title = sentence;
    const QList<WrittenTime> times = writtenTimes(sentence);
    for (const WrittenTime &time : times | std::views::reverse)
        title.remove(time.from, time.length);
    static const QRegularExpression partOfDay(
        u"\\b(?:in |on )?(?:the )?(?:early |late )?(?:morning|afternoon|evening|night|hours) of\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    title = title.remove(partOfDay).simplified();
    if (!times.isEmpty())
        title.remove(opening);
    title = title.remove(cause).simplified();
    if (title.split(u' ').size() < 2)
        return {};
    if (title.size() > longestTitle)
        title = title.first(title.lastIndexOf(u' ', longestTitle));
    title[0] = title.at(0).toUpper();
    return title;
}

std::optional<EarlierEvent> earlierEvent(const QString &sentence)
{
    static const QRegularExpression pattern(
        u"\\b(?:earlier|early) (?:that|this|the same|in the) (?:same "
        u")?(?:morning|afternoon|evening|day|night|week)\\b|"
        "\\b(?:the (?:day|night|evening) before|previously that day)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression opening(
        u"\\b(?:caused by|due to|because of|by|from|after|since|that|because|when)\\s+"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(sentence);
    if (!match.hasMatch())
        return {};
    qsizetype from = 0;
    for (const auto &words : opening.globalMatch(sentence.first(match.capturedStart())))
        from = words.capturedEnd();
    QString text = sentence.sliced(from);
    if (const qsizetype comma = text.indexOf(u','); comma > match.capturedEnd() - from)
        text = text.first(comma);
    text[0] = text.at(0).toUpper();
    return EarlierEvent{.words = match.captured(), .text = text};
}

} // namespace Bridgelog
