// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

#include <functional>

namespace Bridgelog {

/// Shows `visit` every text of an incident that a person or an import wrote, with the place that it
/// stands at ("timeline, 16:21 BST, author"). It may change it. Ids, zones, the words of enums and
/// the hashes of attachments are none.
void forEachText(
    Incident &incident, const std::function<void(QString &text, const QString &place)> &visit);

} // namespace Bridgelog
