// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Bridgelog {

/// What a status page's list of affected components names: "Group (A, B), Other, and Last." gives
/// "Group / A", "Group / B", "Other", "Last". A bracket within a component's name stays in it.
QStringList componentNames(const QString &list);

} // namespace Bridgelog
