// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/document.h"

namespace Bridgelog {

/// The incident as one picture: its phases as a bar with their lengths, milestones above it,
/// updates and decisions as numbered marks below, and what each number stands for. What colours say
/// is said by hatching and words, too. A whole SVG file: no script, nothing to fetch.
QByteArray drawnTimelineSvg(const Incident &incident, const ExportOptions &options);
/// The same with two pixels for each unit; needs a QGuiApplication.
QByteArray drawnTimelinePng(const Incident &incident, const ExportOptions &options);

} // namespace Bridgelog
