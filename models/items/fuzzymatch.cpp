// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/fuzzymatch.h"

#include <QString>

#include <algorithm>
#include <vector>

namespace Bridgelog {

namespace {

constexpr int letter = 16;
constexpr int sideBySide = 12;
constexpr int wordBegins = 10;
constexpr int textBegins = 4;
constexpr int gap = 1; ///< for each letter left out between two
constexpr int lettersLooked = 400; ///< of a text; titles and commands are shorter
constexpr int lettersAsked = 64;
constexpr int none = -1'000'000;

bool isPartOfWord(QChar c) { return c.isLetterOrNumber() || c.isSurrogate() || c.isMark(); }

int bonusAt(QStringView text, qsizetype at)
{
    if (at == 0)
        return wordBegins + textBegins;
    const QChar before = text[at - 1];
    if (!isPartOfWord(before) || (before.isLower() && text[at].isUpper()))
        return wordBegins;
    return 0;
}

/// Turns away quickly what has no chance.
bool isSubsequence(QStringView word, QStringView text)
{
    qsizetype at = 0;
    for (const QChar c : word) {
        at = text.indexOf(c, at);
        if (at < 0)
            return false;
        ++at;
    }
    return true;
}

/// The best way through: `best[i][j]` is what word[0..i] earns with its last letter at text[j].
std::optional<FuzzyMatch> findWord(QStringView word, QStringView folded, QStringView text)
{
    if (!isSubsequence(word, folded))
        return {};
    const auto rows = size_t(word.size());
    const auto columns = size_t(folded.size());
    std::vector<int> best(rows * columns, none);
    std::vector<short> from(rows * columns, -1);
    for (size_t i = 0; i < rows; ++i) {
        int apart = none; // the best of the row before, less the gap since
        short apartFrom = -1;
        for (size_t j = i; j < columns; ++j) {
            const int *before = i > 0 ? &best[(i - 1) * columns] : nullptr;
            if (before && j > 1 && before[j - 2] - gap > apart - gap) {
                apart = before[j - 2];
                apartFrom = short(j - 2);
            }
            apart -= gap;
            if (word[qsizetype(i)] != folded[qsizetype(j)])
                continue;
            const int own = letter + bonusAt(text, qsizetype(j));
            int &score = best[i * columns + j];
            if (i == 0) {
                score = own - int(std::min<size_t>(j, 8)) * gap;
                continue;
            }
            const int adjacent =
                j > 0 && before[j - 1] > none / 2 ? before[j - 1] + sideBySide : none;
            const int most = std::max(adjacent, apart);
            if (most <= none / 2)
                continue;
            score = most + own;
            from[i * columns + j] = adjacent >= apart ? short(j - 1) : apartFrom;
        }
    }
    const auto last = best.end() - qsizetype(columns);
    const auto top = std::max_element(last, best.end());
    if (*top <= none / 2)
        return {};
    FuzzyMatch match{.score = *top};
    auto at = short(top - last);
    for (size_t i = rows; i-- > 0;) {
        match.places.prepend(at);
        at = from[i * columns + size_t(at)];
    }
    return match;
}

QString foldedCase(QStringView text)
{
    QString folded(text.size(), Qt::Uninitialized);
    std::ranges::transform(text, folded.begin(), [](QChar c) { return c.toCaseFolded(); });
    return folded;
}

} // namespace

std::optional<FuzzyMatch> FuzzyMatch::find(QStringView query, QStringView text)
{
    const QString asked = foldedCase(query.left(lettersAsked));
    text = text.left(lettersLooked);
    const QString folded = foldedCase(text);
    FuzzyMatch all;
    for (const QStringView word : QStringView(asked).split(u' ', Qt::SkipEmptyParts)) {
        const auto found = findWord(word, folded, text);
        if (!found)
            return {};
        all.score += found->score;
        all.places += found->places;
    }
    std::ranges::sort(all.places);
    all.places.erase(std::unique(all.places.begin(), all.places.end()), all.places.end());
    // Of two that answer alike, the shorter one is meant.
    all.score = all.score * 8 - int(std::min<qsizetype>(text.size(), 64)) / 8;
    return all;
}

} // namespace Bridgelog
