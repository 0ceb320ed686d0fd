// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/facts.h"

#include <QVariantHash>

namespace Bridgelog {

/// The names a template may use, as nested hashes of strings escaped for Markdown. The lists are
/// only made where `source` speaks of them.
QVariantHash templateContext(const Incident &incident, const Facts &facts, const QString &source);

} // namespace Bridgelog
