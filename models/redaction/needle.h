// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringMatcher>

#include <algorithm>

namespace Bridgelog {

/// A removed text, ready to be looked for: as whole words where it is one, anywhere where it is
/// long and no word ("db1.internal"); in the case that it was written in where that is part of it
/// (a name that is also a word, a key).
class Needle {
public:
    Needle(const QString &text, Qt::CaseSensitivity sensitivity)
        : m_matcher(text, sensitivity)
        , m_isWord(text.size() < leastAnywhere || std::ranges::all_of(text, [](QChar c) {
                       return c.isLetter() || c.isSpace();
                   }))
    {
    }

    /// Where it stands in `text` from `from` on, or -1.
    qsizetype indexIn(QStringView text, qsizetype from = 0) const
    {
        const QString pattern = m_matcher.pattern();
        const auto joins = [](QChar a, QChar b) {
            return a.isLetterOrNumber() && b.isLetterOrNumber();
        };
        for (qsizetype at = m_matcher.indexIn(text, from); at >= 0;
             at = m_matcher.indexIn(text, at + 1)) {
            const qsizetype end = at + pattern.size();
            const bool before = at > 0 && joins(text.at(at - 1), pattern.front());
            const bool behind = end < text.size() && joins(pattern.back(), text.at(end));
            if (!m_isWord || (!before && !behind))
                return at;
        }
        return -1;
    }
    QString text() const { return m_matcher.pattern(); }
    Qt::CaseSensitivity sensitivity() const { return m_matcher.caseSensitivity(); }

private:
    static constexpr qsizetype leastAnywhere = 8;
    QStringMatcher m_matcher;
    bool m_isWord;
};

} // namespace Bridgelog
