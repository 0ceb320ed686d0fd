// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modules/codehighlighter.h"
#include "postmortem/postmortem.h"

namespace Bridgelog {

// What the formats of word processors have in common.

/// How wide each column of a table is; together they are `whole`.
QList<int> officeColumns(const Block &table, int whole);
/// A tone's colour on white paper, as six hexadecimal digits; empty for plain text.
QString officeColour(CodeTone tone);
/// The phase bar as an SVG file of its own, on white.
QByteArray phaseBarFile(const PhaseBar &bar);
/// The same as a picture with two pixels for each unit of the bar.
QByteArray phaseBarPng(const PhaseBar &bar);

} // namespace Bridgelog
