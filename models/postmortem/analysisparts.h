// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Bridgelog {

/// What the document says of the postmortem and of what was found; see incidentDocument. What only
/// some incidents have is only there in these.
QJsonObject postmortemPart(const Incident &incident);
QJsonArray findingsPart(const Incident &incident);

} // namespace Bridgelog
