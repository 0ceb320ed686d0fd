// SPDX-License-Identifier: GPL-3.0-or-later
#include "modules/codehighlighter.h"

#include "modules/module.h"

using namespace Qt::StringLiterals;

namespace Bridgelog {

std::unique_ptr<CodeHighlighter> CodeHighlighter::make()
{
    static const auto make = moduleFunction(u"highlighting"_s, "makeCodeHighlighter");
    if (!make)
        return nullptr;
    return std::unique_ptr<CodeHighlighter>(reinterpret_cast<CodeHighlighter *(*)()>(*make)());
}

} // namespace Bridgelog
