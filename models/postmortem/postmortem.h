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

class Facts;

/// A document that was begun as it is written, its live fields filled. Else fills the template with
/// the incident as `options.audience` may see it: the incident's own
/// sections take the place of the template's sections of the same title, others follow in their
/// order, and empty sections are left out.
Result<PostmortemText> composePostmortem(const Incident &incident, const ExportOptions &options);

/// The document of `blocks`, which tell of `incident`.
PostmortemText postmortemText(const Incident &incident, const Facts &facts, Blocks blocks);

} // namespace Bridgelog
