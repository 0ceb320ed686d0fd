// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

namespace Bridgelog {

/// A word of prose, by its place in the line.
struct ProseWord {
    qsizetype start = 0;
    qsizetype length = 0;
    friend bool operator==(const ProseWord &, const ProseWord &) = default;
};

/// The words of a line of a postmortem's Markdown that a dictionary can judge, from left to right.
/// Left out: code, live fields, addresses, names of files, hosts and variables, whatever has digits
/// in it, abbreviations in capitals.
QList<ProseWord> proseWords(const QString &line);

} // namespace Bridgelog
