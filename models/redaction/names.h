// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

#include <QMap>

namespace Bridgelog {

/// The people of an incident and what stands for each: the role that they have or had, else
/// "Responder 1" and so on. Whoever is only told by a role ("duty commander", "scribe") is none.
struct PersonNames {
    QMap<QString, QString> whole; ///< a name as it was written, to its role
    QMap<QString, QString> parts; ///< a part of a name that is told alone: "Lopez"
};
PersonNames personNames(const Incident &incident);

} // namespace Bridgelog
