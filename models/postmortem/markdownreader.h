// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/blocks.h"

namespace Bridgelog {

/// What becomes of headings inside a text.
struct HeadingRule {
    int from =
        0; ///< the highest heading of the text gets this level, the others follow; 0: bold lines
};

/// GitHub-flavoured Markdown as blocks, read through cmark-gfm. Total and harmless: raw HTML,
/// links that are not http, https or mailto become the text they were written as. An image alone in
/// its paragraph is a picture where it has the name of a file; any other is the text it was written
/// as. A line end is kept as one.
Blocks readMarkdown(const QString &text, HeadingRule headings = {});

/// One line of words, `code` and **strong** as the parser would read it, without the parser; empty
/// where only the parser can tell.
Spans readPlainLine(const QString &line);

} // namespace Bridgelog
