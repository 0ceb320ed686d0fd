// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/compensation.h"

#include "session/wayback.h"

namespace Bridgelog {

QList<EventBody> compensation(const Incident &before, const EventBody &body)
{
    return std::visit(WayBack(before), body);
}

} // namespace Bridgelog
