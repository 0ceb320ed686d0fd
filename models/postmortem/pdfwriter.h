// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"
#include "postmortem/postmortem.h"

namespace Bridgelog {

/// A whole PDF document on A4. Needs a QGuiApplication (offscreen will do), any thread; the same
/// text, the same bytes.
Result<QByteArray> writePdf(const PostmortemText &text);

} // namespace Bridgelog
