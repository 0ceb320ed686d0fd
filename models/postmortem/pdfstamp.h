// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/moment.h"

#include <QByteArray>

namespace Bridgelog {

/// XMP metadata: title, author (may be empty), date, and Bridgelog as the producer.
QByteArray pdfMetadata(const QString &title, const QString &author, Instant date);

/// A PDF as QPdfWriter wrote it, without anything that depends on the wall clock, the zone or
/// chance: its dates become `date`, its objects are numbered in the order in which they refer to
/// each other (Qt numbers fonts in hash order), font tags follow that order, and its ids are made
/// from its content. What is no such PDF comes back as it is.
QByteArray stamped(const QByteArray &pdf, Instant date);

} // namespace Bridgelog
