// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/titlewords.h"

#include <algorithm>

namespace Bridgelog {

QStringList TitleWords::wordsOf(QStringView text)
{
    const QString plain = text.toString().normalized(QString::NormalizationForm_KD).toCaseFolded();
    QStringList words;
    bool inWord = false;
    for (const char32_t c : plain.toUcs4()) {
        if (QChar::isMark(c))
            continue;
        const bool isLetter = QChar::isLetterOrNumber(c);
        if (isLetter && !inWord)
            words.append(QString());
        if (isLetter)
            words.last() += QChar::fromUcs4(c);
        inWord = isLetter;
    }
    return words;
}

bool TitleWords::matches(const ArchiveQuery::Word &word) const
{
    const QStringList wanted = wordsOf(word.text);
    if (wanted.isEmpty())
        return false;
    for (qsizetype at = 0; at + wanted.size() <= m_words.size(); ++at) {
        const auto here = QStringView(m_words.at(at + wanted.size() - 1));
        const bool last = word.prefix ? here.startsWith(wanted.last()) : here == wanted.last();
        if (last && std::equal(wanted.begin(), wanted.end() - 1, m_words.begin() + at))
            return true;
    }
    return false;
}

bool TitleWords::matchesAny(const QList<ArchiveQuery::Word> &choices) const
{
    return std::ranges::any_of(
        choices, [this](const ArchiveQuery::Word &word) { return matches(word); });
}

} // namespace Bridgelog
