// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/blocks.h"

namespace Bridgelog {

/// What chats and wikis take when a text is pasted into them.
enum class Markup : quint8 {
    Slack, ///< mrkdwn as a message box reads it; no mention in a text reaches anybody
    Confluence, ///< the older wiki markup, which its editors still take in
    MediaWiki
};

/// Blocks in one of these, a line end behind the last line. What a person wrote stays text: signs
/// that would mean something there are escaped.
QString writeMarkup(const Blocks &blocks, Markup markup);

} // namespace Bridgelog
