// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/postmortem.h"

namespace Bridgelog {

/// A whole OpenDocument text (ODF 1.3), packed: named styles, an outline, numbered pages, table
/// heads that are repeated, the phase bar as a drawing with its words.
Result<QByteArray> writeOdt(const PostmortemText &text);

} // namespace Bridgelog
