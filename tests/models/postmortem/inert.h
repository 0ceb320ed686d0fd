// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/exportformat.h"

#include <QByteArray>
#include <QString>

namespace Bridgelog {

/// What in a file of that format could run, fetch, submit, call somebody or break out of its place;
/// empty where nothing can.
QString dangerIn(ExportFormat format, const QByteArray &bytes);

} // namespace Bridgelog
