// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"

#include <QVariantHash>

namespace Bridgelog {

/// Fills a template in KTextTemplate's language with the members of `context`, without escaping
/// them. The error is the engine's own words for a fault in `source`. Loads the library the first
/// time; any thread.
Result<QString>
renderTemplate(const QString &source, const QString &name, const QVariantHash &context);

} // namespace Bridgelog
