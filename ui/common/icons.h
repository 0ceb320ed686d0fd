// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

#include <QIcon>

namespace Bridgelog {

/// A picture of our monochrome set (resources/icons/NAME.svg) in the theme's colours of the moment
/// it is painted: dim, text when active or selected, faint when disabled; or always `token`.
QIcon icon(const QString &name);
QIcon icon(const QString &name, Theme::Token token);
/// The application's own icon, in its own colours.
QIcon applicationIcon();

} // namespace Bridgelog
