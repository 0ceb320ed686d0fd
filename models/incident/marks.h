// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Bridgelog {

// What people write into a text for the program to find. Nothing in code counts.

/// The `#tag` words of an entry's text, without the sign: each once, as it was first written.
QStringList tagsOf(QStringView text);
/// The `@role` words likewise; a time (`@16:21`) or an address is none.
QStringList rolesOf(QStringView text);
/// The text with ` #tag` behind it where it is not there yet; a sign before the tag does not
/// matter.
QString withTag(const QString &text, const QString &tag);

} // namespace Bridgelog
