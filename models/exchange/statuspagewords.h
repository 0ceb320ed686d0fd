// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace Bridgelog {

/// The phase word that a status page's heading line names ("Resolved", "## In progress",
/// "Update:"), as the JSON has it: "resolved", "in_progress", "update". Nothing where the line is
/// anything else.
std::optional<QString> postHeadingOf(const QString &line);

/// The phase that a post's wording tells, empty where it tells none.
QString phaseFromWording(const QString &text);

/// How far along a phase word is, from investigating 0 to resolved 3; -1 for others.
int phaseRank(const QString &phase);

} // namespace Bridgelog
