// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/pastedpage.h"

namespace Bridgelog {

struct PostsAndRest {
    QList<PastedPost> posts; ///< as they stand in the text
    SourceLines rest;
};

/// Whether the line is "Posted" and a time.
bool isPostedLine(const QString &line);

/// Takes posts out of lines: the stamp behind its body ("Posted Sep 17, 2019 - 11:03 BST"), or on
/// pages without such stamps, a phase word and a time before it.
PostsAndRest postsIn(const SourceLines &lines);

} // namespace Bridgelog
