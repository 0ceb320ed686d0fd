// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace Bridgelog {

/// Whether a line is a page's furniture: subscribe boxes, country codes, footers, image captions;
/// never prose.
bool isFurniture(const QString &line);

/// The author that a by-line names ("By A. Person", "A. Person2 min read"); empty where it only
/// tells the reading time; nothing where the line is no by-line.
std::optional<QString> bylineAuthor(const QString &line);

} // namespace Bridgelog
