// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

#include <QRandomGenerator>

namespace Bridgelog {

/// An incident made by chance, the same for the same seed: every kind of entry, times of every
/// precision, Markdown of every sort.
Incident chanceIncident(quint32 seed);
/// Markdown made by chance, with bits of other languages.
QString chanceMarkdown(QRandomGenerator &random);

} // namespace Bridgelog
