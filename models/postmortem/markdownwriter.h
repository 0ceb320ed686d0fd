// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/blocks.h"

namespace Bridgelog {

/// Blocks as GitHub-flavoured Markdown. Read back, it gives the same blocks: no text can end a
/// table cell, a fence or a link, or start one. In a table a line end is `<br>`, and code of
/// several lines follows below its row.
QString writeMarkdown(const Blocks &blocks);

/// Text as it stands inside a line of Markdown, every sign of Markdown shown as itself.
QString escapeMarkdown(QStringView text);

} // namespace Bridgelog
