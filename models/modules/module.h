// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"

#include <QFunctionPointer>

namespace Bridgelog {

/// Loads a module, a library that is too heavy to be there from the program's start, and looks up
/// `symbol` in it. Modules lie in lib/bridgelog beside the program's folder, or where this build
/// put them. Loaded once and never unloaded; any thread.
Result<QFunctionPointer> moduleFunction(const QString &module, const char *symbol);

} // namespace Bridgelog
