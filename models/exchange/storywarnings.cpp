// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/storywarnings.h"

#include "exchange/statuspagewords.h"
#include "incident/zones.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

/// "17:25 BST (16:25Z)": as written, and in UTC.
QString asWritten(const Moment &moment)
{
    const LocalTime utc = localTime(*moment.at, QTimeZone::UTC);
    const QString clock =
        utc.time.toString(utc.time.second() != 0 ? u"HH:mm:ss'Z'"_s : u"HH:mm'Z'"_s);
    return u"%1 (%2)"_s.arg(moment.words, clock);
}

const StoryMilestone *find(const QList<StoryMilestone> &milestones, MilestoneName name)
{
    const auto it = std::ranges::find(milestones, name, &StoryMilestone::name);
    return it == milestones.end() ? nullptr : &*it;
}

} // namespace

QString inferredFrom(const StoryMilestone &milestone, const QList<StoryLine> &story)
{
    return u"%1 at %2 was read from %3."_s.arg(
        spoken(milestone.name), isoText(*milestone.moment.at),
        quoted(story.at(milestone.line).text));
}

QStringList inferredFrom(const QList<PlannedAction> &actions)
{
    QStringList lines;
    for (const PlannedAction &action : actions)
        if (action.fromProse)
            lines.append(u"An action item (%1) was read from %2."_s.arg(
                action.done ? u"done"_s : u"open"_s, quoted(action.text)));
    return lines;
}

QStringList
postContradictions(const QList<DatedPost> &posts, const QList<StoryMilestone> &milestones)
{
    using enum MilestoneName;
    QStringList result;
    const StoryMilestone *start = find(milestones, ImpactStarted);
    const StoryMilestone *restored = nullptr;
    for (const MilestoneName name : {Resolved, Mitigated, Recovered})
        if (const StoryMilestone *found = find(milestones, name))
            restored = found;
    for (const DatedPost &post : posts) {
        const int rank = phaseRank(post.phase);
        if (restored && rank >= 0 && rank < 2 && *post.at.at > *restored->moment.at)
            result.append(
                u"The prose has service restored at %1, but the post of %2 is still “%3”: %4."_s
                    .arg(
                        asWritten(restored->moment), asWritten(post.at), post.phase,
                        quoted(post.text)));
        if (start && rank >= 0 && *post.at.at < *start->moment.at)
            result.append(
                u"The post of %1 is older than the start that the prose states, %2."_s.arg(
                    asWritten(post.at), asWritten(start->moment)));
        if (restored && post.declaresResolved && *post.at.at < *restored->moment.at)
            result.append(
                u"The post of %1 declares the incident resolved, but the prose has it end at %2."_s
                    .arg(asWritten(post.at), asWritten(restored->moment)));
    }
    return result;
}

QStringList orderContradictions(const QList<StoryMilestone> &milestones)
{
    QStringList result;
    const StoryMilestone *start = find(milestones, MilestoneName::ImpactStarted);
    for (const StoryMilestone &milestone : milestones)
        if (start && *milestone.moment.at < *start->moment.at)
            result.append(
                u"%1 at %2 lies before the start of the impact at %3; the span between "
                "them is inconsistent."_s.arg(
                    spoken(milestone.name), asWritten(milestone.moment), asWritten(start->moment)));
    return result;
}

} // namespace Bridgelog
