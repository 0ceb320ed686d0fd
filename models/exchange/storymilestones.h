// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/story.h"
#include "incident/words.h"

namespace Bridgelog {

/// A milestone that a text states, and the line that states it.
struct StoryMilestone {
    MilestoneName name = MilestoneName::ImpactStarted;
    Moment moment;
    qsizetype line = 0; ///< index into the story
    bool rangeEnd = false; ///< the end of that line's range
};

/// How the story's own status posts stand, which decides what "restored" means.
struct ResolutionPosts {
    bool declared = false; ///< a post declares the incident resolved
    bool open = false; ///< there are posts, and none has
};

/// The milestones that the story states. Lines that count from the start get their moment.
/// "Restored" is mitigated where a resolution is declared apart, resolved where it is all there is.
/// What is not stated is not there.
QList<StoryMilestone> storyMilestones(QList<StoryLine> &story, ResolutionPosts posts);

/// Lengths of the outage that the text states and the stated times do not give, one sentence each.
QStringList
durationContradictions(const QList<StoryLine> &story, const QList<StoryMilestone> &milestones);

} // namespace Bridgelog
