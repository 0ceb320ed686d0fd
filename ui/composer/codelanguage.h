// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Bridgelog {

/// The language that code of none looks like, as a fence's word: "diff", "json", "python", …;
/// "log" where it looks like nothing else.
QString languageOf(QStringView code);

/// Whether a pasted text is a log, a diff, a stack trace, configuration or data rather than
/// sentences. Careful: prose in a fence is worse than code without one.
bool looksLikeCode(QStringView text);

} // namespace Bridgelog
