// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/facts.h"

#include <QSet>
#include <QVariantHash>

namespace Bridgelog {

/// The names that fields may use (fields/fieldnames.h) and these fields do, as nested hashes of
/// strings escaped for Markdown.
QVariantHash
templateContext(const Incident &incident, const Facts &facts, const QSet<QString> &used);

} // namespace Bridgelog
