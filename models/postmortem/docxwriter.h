// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/postmortem.h"

namespace Bridgelog {

/// A whole WordprocessingML document (ISO/IEC 29500 transitional), packed: named styles, numbered
/// pages, table heads that are repeated, the phase bar as a picture with its words.
Result<QByteArray> writeDocx(const PostmortemText &text);

} // namespace Bridgelog
