// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"
#include "incident/incident.h"

namespace Bridgelog {

/// What site generators read at the beginning of a Markdown file, as this program writes it: title,
/// date, severity, phase, zone, organisation, components, tags.
QString usualFrontMatter();

/// `source` (YAML, with or without its fences) with its fields filled in, between fences and with a
/// blank line behind it. A field, `{{ title }}`, becomes a quoted string or a list of such, so that
/// no text can be read as YAML; one that is not known is refused, with those that are.
Result<QString> frontMatter(const QString &source, const Incident &incident);

} // namespace Bridgelog
