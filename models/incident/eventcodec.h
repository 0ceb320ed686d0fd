// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/event.h"

namespace Bridgelog {

/// The word that names a body's kind in the journal: "entry_added".
QString kindOf(const EventBody &body);
/// A body as the journal keeps it: compact JSON with sorted keys, UTF-8; empty for Erased.
QByteArray encode(const EventBody &body);
/// The same with what an event says of the step it belongs to.
QByteArray encode(const Event &event);
/// The body that `kind` and `payload` write. Total: what cannot be read becomes Unknown, bytes and
/// all, and a null payload becomes Erased.
EventBody decode(const QString &kind, const QByteArray &payload);
/// Reads `event`'s body and step from its kind and payload.
void decodeInto(Event &event, const QString &kind, const QByteArray &payload);

} // namespace Bridgelog
