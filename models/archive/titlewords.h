// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivequery.h"

namespace Bridgelog {

/// The words of a title as the full-text index would make them: without case, marks and
/// punctuation.
class TitleWords {
public:
    explicit TitleWords(QStringView title)
        : m_words(wordsOf(title))
    {
    }
    bool matches(const ArchiveQuery::Word &word) const;
    bool matchesAny(const QList<ArchiveQuery::Word> &choices) const;

private:
    static QStringList wordsOf(QStringView text);

    QStringList m_words;
};

} // namespace Bridgelog
