// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

#include <optional>

namespace Bridgelog {

/// How a text answers to a few letters of it: each word that was typed must stand in it, letter
/// after letter, though not side by side. Beginnings of words and runs of letters count more.
struct FuzzyMatch {
    int score = 0;
    QList<int> places; ///< of the letters that were found, ascending, in UTF-16 units

    /// Case does not matter. Nothing where a word is not found; an empty query is found anywhere.
    static std::optional<FuzzyMatch> find(QStringView query, QStringView text);
};

} // namespace Bridgelog
