// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/story.h"

namespace Bridgelog {

/// The parts of a report whose headings were lost: what happened (up to the line where service is
/// back), why, and what is going to be done. One untitled section comes back as it is where it
/// tells no end.
QList<ReportSection> prosePartsOf(const ReportSection &whole, const QList<StoryLine> &story);

/// "Users were unable to …": a title from a report's first sentence; empty where nothing is left of
/// it.
QString titleFromProse(const QString &sentence);

/// What a sentence places before the report's first time ("a release earlier that morning"): its
/// words about that.
struct EarlierEvent {
    QString words; ///< "earlier that morning"
    QString text;
};
std::optional<EarlierEvent> earlierEvent(const QString &sentence);

} // namespace Bridgelog
