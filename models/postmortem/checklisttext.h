// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/postmortem.h"

namespace Bridgelog {

/// A responder checklist as it stands at `now`, to be printed: what is done with its time and who
/// did it, and empty boxes for the rest. Only the items of `ids`, in the incident's order.
PostmortemText checklistText(const Incident &incident, const QStringList &ids, Instant now);

/// The same as a Markdown task list, for a clipboard.
QString checklistMarkdown(const Incident &incident, const QStringList &ids, Instant now);

} // namespace Bridgelog
