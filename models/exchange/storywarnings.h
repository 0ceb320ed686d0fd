// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/plannedactions.h"
#include "exchange/postphases.h"
#include "exchange/storymilestones.h"

namespace Bridgelog {

/// What was inferred and from which words, one sentence each.
QString inferredFrom(const StoryMilestone &milestone, const QList<StoryLine> &story);
QStringList inferredFrom(const QList<PlannedAction> &actions);

/// Posts that contradict the prose: still at work after service was restored, or written before the
/// impact started.
QStringList
postContradictions(const QList<DatedPost> &posts, const QList<StoryMilestone> &milestones);
/// Milestones that lie before what they should follow.
QStringList orderContradictions(const QList<StoryMilestone> &milestones);

} // namespace Bridgelog
