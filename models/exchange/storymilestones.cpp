// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/storymilestones.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

/// One time of the story that tells something.
struct Candidate {
    qsizetype line = 0;
    int part = 0;
    bool range = false;
    bool rangeEnd = false;
    Moment moment;
};

QList<Candidate> candidatesFor(const QList<StoryLine> &story, Told told)
{
    QList<Candidate> found;
    for (qsizetype i = 0; i < story.size(); ++i) {
        const StoryLine &line = story.at(i);
        if (!line.at || !line.at->at)
            continue;
        const bool range = line.at->until.has_value();
        if (line.start == told)
            found.append({.line = i, .part = line.part, .range = range, .moment = *line.at});
        if (line.end == told && range)
            found.append(
                {.line = i,
                 .part = line.part,
                 .range = true,
                 .rangeEnd = true,
                 .moment = {
                     .at = line.at->until,
                     .precision = line.endPrecision,
                     .words = line.endWords}});
    }
    // The text that was written last knows best; the others only speak where it is silent.
    const auto newest = std::ranges::max_element(found, {}, &Candidate::part);
    if (newest != found.end())
        found.removeIf([part = newest->part](const Candidate &c) { return c.part != part; });
    return found;
}

/// The first one stated; a stated window before a single time.
std::optional<Candidate> first(const QList<Candidate> &candidates)
{
    const auto range = std::ranges::find_if(candidates, &Candidate::range);
    if (range != candidates.end())
        return *range;
    return candidates.isEmpty() ? std::nullopt : std::optional(candidates.first());
}

/// The latest one; where the same instant is stated twice, the hedged statement (never more exact
/// than the source), and a sentence of its own before the end of a range.
std::optional<Candidate> last(const QList<Candidate> &candidates)
{
    std::optional<Candidate> best;
    for (const Candidate &candidate : candidates) {
        const bool later = !best || *candidate.moment.at > *best->moment.at;
        const bool same = best && candidate.moment.at == best->moment.at;
        const bool hedged = same && candidate.moment.precision == Precision::Approximate
            && best->moment.precision != Precision::Approximate;
        const bool own = same && candidate.moment.precision == best->moment.precision
            && best->rangeEnd && !candidate.rangeEnd;
        if (later || hedged || own)
            best = candidate;
    }
    return best;
}

void fillFromStart(QList<StoryLine> &story, const Candidate &began)
{
    for (StoryLine &line : story) {
        if (!line.afterStart || line.at)
            continue;
        const bool approximate =
            line.afterStart->approximate || began.moment.precision == Precision::Approximate;
        const qsizetype from = line.afterStart->from;
        QString words = line.text.sliced(from);
        while (!words.isEmpty() && u".!?"_s.contains(words.back()))
            words.chop(1);
        line.at = Moment{
            .at = Instant{began.moment.at->us + line.afterStart->us},
            .precision = approximate ? Precision::Approximate : Precision::Minute,
            .words = words.size() <= 80 ? words : line.afterStart->words};
    }
}

StoryMilestone milestoneOf(MilestoneName name, const Candidate &candidate)
{
    return {
        .name = name,
        .moment = candidate.moment,
        .line = candidate.line,
        .rangeEnd = candidate.rangeEnd};
}

} // namespace

QList<StoryMilestone> storyMilestones(QList<StoryLine> &story, ResolutionPosts posts)
{
    using enum MilestoneName;
    QList<StoryMilestone> result;
    const auto began = first(candidatesFor(story, Told::Began));
    if (began) {
        result.append(milestoneOf(ImpactStarted, *began));
        fillFromStart(story, *began);
    }
    if (const auto detected = first(candidatesFor(story, Told::Detected)))
        result.append(milestoneOf(Detected, *detected));
    const auto mitigated = last(candidatesFor(story, Told::Mitigated));
    const auto settled = last(candidatesFor(story, Told::Settled));
    auto restored = last(candidatesFor(story, Told::Restored));
    if (settled && restored && *settled->moment.at <= *restored->moment.at)
        restored.reset();
    if (restored) {
        const bool apart = posts.declared || posts.open || settled;
        const bool eased = mitigated && *mitigated->moment.at < *restored->moment.at;
        if (eased)
            result.append(milestoneOf(Mitigated, *mitigated));
        result.append(milestoneOf(!apart ? Resolved : eased ? Recovered : Mitigated, *restored));
    } else if (mitigated) {
        result.append(milestoneOf(Mitigated, *mitigated));
    }
    if (settled && !posts.declared)
        result.append(milestoneOf(Resolved, *settled));
    return result;
}

QStringList
durationContradictions(const QList<StoryLine> &story, const QList<StoryMilestone> &milestones)
{
    const auto moment = [&](std::initializer_list<MilestoneName> names) -> const Moment * {
        for (const MilestoneName name : names) {
            const auto it = std::ranges::find(milestones, name, &StoryMilestone::name);
            if (it != milestones.end())
                return &it->moment;
        }
        return nullptr;
    };
    using enum MilestoneName;
    const Moment *start = moment({ImpactStarted});
    const Moment *end = moment({Recovered, Mitigated, Resolved});
    QStringList result;
    if (!start || !end)
        return result;
    const qint64 computed = end->at->us - start->at->us;
    for (const StoryLine &line : story) {
        for (const WrittenDuration &stated : writtenDurations(line.text)) {
            if (stated.says != WrittenDuration::Says::Length)
                continue;
            const bool loose = stated.approximate || start->precision == Precision::Approximate
                || end->precision == Precision::Approximate;
            const qint64 slack =
                loose ? std::max(5 * Instant::minute, stated.us / 5) : Instant::minute;
            if (std::abs(computed - stated.us) <= slack)
                continue;
            const QString sentence =
                u"The text states a length of “%1”, but from %2 to %3 it is %4 minutes."_s.arg(
                    stated.words, isoText(*start->at), isoText(*end->at),
                    QString::number(computed / Instant::minute));
            if (!result.contains(sentence))
                result.append(sentence);
        }
    }
    return result;
}

} // namespace Bridgelog
