// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modules/codehighlighter.h"

#include <vector>

namespace Bridgelog {

struct CodeRun {
    qsizetype length = 0;
    CodeTone tone = CodeTone::Plain;
    friend bool operator==(const CodeRun &, const CodeRun &) = default;
};

/// For each line of `code`, its stretches from left to right. `language` is a fence's word; without
/// one, diffs are recognised and the rest stays plain. Any thread.
std::vector<QList<CodeRun>> colourCode(const QString &code, const QString &language);

} // namespace Bridgelog
