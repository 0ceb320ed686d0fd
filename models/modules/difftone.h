// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modules/codehighlighter.h"

namespace Bridgelog {

/// What a line of a diff says by its first characters; the same in the window and in what it
/// exports.
inline CodeTone diffTone(QStringView line)
{
    if (line.startsWith(u'@') || line.startsWith(u"+++") || line.startsWith(u"---")
        || line.startsWith(u"diff ") || line.startsWith(u"index "))
        return CodeTone::Meta;
    if (line.startsWith(u'+') || line.startsWith(u'>'))
        return CodeTone::Added;
    if (line.startsWith(u'-') || line.startsWith(u'<'))
        return CodeTone::Removed;
    return CodeTone::Plain;
}

} // namespace Bridgelog
