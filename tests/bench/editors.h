// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Bridgelog::Bench {

class FakeInput;

/// Our real program and, where they are installed, text editors with the same timeline as
/// Markdown, in turns on one display: start → settled, key → changed pixels, and the ratios. Says
/// which of them is not there.
void besideEditors(const QString &archive, FakeInput &input, int rounds);

} // namespace Bridgelog::Bench
