// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/postmortem.h"

namespace Bridgelog {

/// A whole HTML document: its style inside, no script, nothing to fetch. Every text goes through
/// one escape function.
QString writeHtml(const PostmortemText &text);

/// Blocks alone, for a clipboard: nothing around them and no style.
QString htmlFragment(const Blocks &blocks);

/// The bar as inline SVG; its colours are the document's custom properties.
QString phaseBarSvg(const PhaseBar &bar);

/// Text as it stands in HTML content and in quoted attributes.
QString escapeHtml(QStringView text);

} // namespace Bridgelog
