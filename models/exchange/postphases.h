// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/pastedpage.h"
#include "incident/moment.h"

namespace Bridgelog {

/// A post with its instant read.
struct DatedPost {
    PastedPost post;
    Moment at;
    QDate day; ///< the stamp's, by its own clock
    QString text;
    QString phase;
    bool phaseInferred = false;
    bool declaresResolved = false; ///< by heading or in so many words
    bool tellsItsEnd = false; ///< its prose states when the outage ended, and that is past
};

/// Marks posts, oldest first, that are headed as the postmortem, and (with `infer`) a newest one
/// that reads like it.
void markPostmortems(QList<DatedPost> &posts, bool infer);

/// Gives posts, oldest first, the phases that their headings state; where a heading was lost, the
/// wording's, never going back (with `infer` only). Contradictions are returned, one sentence each.
QStringList settlePhases(QList<DatedPost> &posts, bool infer);

} // namespace Bridgelog
