// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/blocks.h"
#include "postmortem/document.h"
#include "postmortem/phasebar.h"

namespace Bridgelog {

/// A postmortem before it becomes a format.
struct PostmortemText {
    QString title;
    QString organisation;
    Blocks blocks; ///< begins with the title's heading
    PhaseBar bar;
    Instant lastInstant; ///< the date of the document
};

/// Fills the template with the incident as `options.audience` may see it. The incident's own
/// sections take the place of the template's sections of the same title, others follow in their
/// order, and empty sections are left out.
Result<PostmortemText> composePostmortem(const Incident &incident, const ExportOptions &options);

} // namespace Bridgelog
