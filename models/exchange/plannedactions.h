// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/reportsections.h"

namespace Bridgelog {

struct PlannedAction {
    QString text;
    bool done = false;
    bool fromProse = false; ///< a sentence said it, no list
    int line = 0;
    friend bool operator==(const PlannedAction &, const PlannedAction &) = default;
};

/// The action items of a report: lists under headings like "Actions taken" (done) and "Next steps"
/// (open); without such a list, the sentences that promise a measure or tell of one that was made.
QList<PlannedAction> plannedActions(const QList<ReportSection> &sections);

/// Whether a sentence promises a measure, a promise to keep people informed aside.
bool promisesAMeasure(const QString &sentence);

} // namespace Bridgelog
