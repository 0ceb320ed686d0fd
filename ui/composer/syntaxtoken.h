// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

#include <KSyntaxHighlighting/Theme>

namespace Bridgelog {

/// Where the program's own syntax definitions are, for Repository::addCustomSearchPath.
inline constexpr QLatin1StringView syntaxPath{":/bridgelog"};

/// The colour of a piece of code, in the theme's tokens.
inline Theme::Token tokenOf(KSyntaxHighlighting::Theme::TextStyle style)
{
    using enum KSyntaxHighlighting::Theme::TextStyle;
    switch (style) {
    case Keyword:
    case ControlFlow:
    case Import:
    case Preprocessor: return Theme::Token::Decision;
    case Function:
    case BuiltIn:
    case Extension:
    case DataType:
    case Attribute: return Theme::Token::Evidence;
    case DecVal:
    case BaseN:
    case Float:
    case Constant: return Theme::Token::Accent;
    case Char:
    case SpecialChar:
    case String:
    case VerbatimString:
    case SpecialString:
    case Warning: return Theme::Token::Warning;
    case Comment:
    case Documentation:
    case Annotation:
    case CommentVar:
    case Information: return Theme::Token::Dim;
    case Error:
    case Alert: return Theme::Token::Critical;
    case Normal:
    case Variable:
    case Operator:
    case Others: break;
    case RegionMarker: return Theme::Token::Good;
    }
    return Theme::Token::Text;
}

} // namespace Bridgelog
