// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"
#include "modules/codehighlighter.h"

namespace Bridgelog {

/// The colour of a piece of code, in the theme's tokens.
inline Theme::Token tokenOf(CodeTone tone)
{
    switch (tone) {
    case CodeTone::Keyword: return Theme::Token::Decision;
    case CodeTone::Name:
    case CodeTone::Type: return Theme::Token::Evidence;
    case CodeTone::Number:
    case CodeTone::Meta: return Theme::Token::Accent;
    case CodeTone::String: return Theme::Token::Warning;
    case CodeTone::Comment: return Theme::Token::Dim;
    case CodeTone::Added: return Theme::Token::Good;
    case CodeTone::Removed:
    case CodeTone::Alert: return Theme::Token::Critical;
    case CodeTone::Plain: break;
    }
    return Theme::Token::Text;
}

} // namespace Bridgelog
