// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Bridgelog {

// A tag is a word behind a #: letters, digits, "-" and "_" with a letter at the start, and no
// letter or digit before the sign. Case plays no part.

/// The tags of a text without their sign, each once, in small letters.
QStringList tagsIn(QStringView text);
/// Whether a text carries `tag` (without its sign, in small letters).
bool hasTag(QStringView text, QStringView tag);

} // namespace Bridgelog
