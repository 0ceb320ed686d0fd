// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modules/codehighlighter.h"
#include "postmortem/postmortem.h"

namespace Bridgelog {

/// How large a picture stands on a page of that width, in the width's units of so many to the inch.
QSize officeSize(const Block &picture, int pageWidth, int perInch);

// What the formats of word processors have in common.

/// How wide each column of a table is; together they are `whole`.
QList<int> officeColumns(const Block &table, int whole);
/// A tone's colour on white paper, as six hexadecimal digits; empty for plain text.
QString officeColour(CodeTone tone);
/// The phase bar as an SVG file of its own, on white.
QByteArray phaseBarFile(const PhaseBar &bar);
/// The same as a picture with two pixels for each unit of the bar.
QByteArray phaseBarPng(const PhaseBar &bar);

/// A table of a few facts stands on one page.
inline bool staysWhole(const Block &table)
{
    constexpr size_t few = 12;
    return table.purpose == Purpose::Facts && table.rows.size() <= few;
}

} // namespace Bridgelog
