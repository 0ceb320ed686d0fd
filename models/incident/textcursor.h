// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Bridgelog {

/// A place in a text that reads forward. Each `take…` takes what it names and says so, or leaves
/// the place as it was. Letters and digits are ASCII's alone, whatever the locale.
class TextCursor {
public:
    explicit TextCursor(QStringView text)
        : m_text(text)
    {
    }

    static bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }
    static bool isLetter(QChar c) { return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z'); }
    static bool isSign(QChar c) { return c == u'+' || c == u'-' || c == u'\u2212'; }

    qsizetype place() const { return m_place; }
    void goTo(qsizetype place) { m_place = place; }
    void skip(qsizetype count) { m_place += count; }
    QStringView since(qsizetype start) const { return m_text.sliced(start, m_place - start); }

    /// The character so far ahead; null beyond the end.
    QChar at(qsizetype ahead = 0) const
    {
        const qsizetype i = m_place + ahead;
        return i >= 0 && i < m_text.size() ? m_text.at(i) : QChar();
    }
    bool atEnd() const { return m_place >= m_text.size(); }

    /// True where no word or number runs on; a mark of any kind may follow.
    bool atWordEnd() const
    {
        return !at().isLetterOrNumber() && !at().isSurrogate() && at() != u'_' && at() != u'/';
    }
    /// True where what was read so far does not run on as a word or a number.
    bool atBoundary() const
    {
        if (atEnd() || at().isSpace())
            return true;
        if (!atWordEnd() || at() == u'@')
            return false;
        if (at() == u'.' && at(1) == u'.')
            return !isDigit(at(2));
        if (at() == u':' || at() == u'.' || isSign(at()))
            return !isDigit(at(1));
        return true;
    }

    qsizetype digitsAhead() const
    {
        qsizetype n = 0;
        while (isDigit(at(n)))
            ++n;
        return n;
    }
    bool twoDigitsAt(qsizetype ahead) const
    {
        return isDigit(at(ahead)) && isDigit(at(ahead + 1)) && !isDigit(at(ahead + 2));
    }
    QStringView lettersAhead() const
    {
        qsizetype n = 0;
        while (isLetter(at(n)))
            ++n;
        return n > 0 ? m_text.sliced(m_place, n) : QStringView();
    }
    /// The value of that many digits, which must be ahead.
    int takeNumber(qsizetype digits)
    {
        int value = 0;
        for (; digits > 0; --digits, ++m_place)
            value = value * 10 + (at().unicode() - u'0');
        return value;
    }
    bool take(QChar c)
    {
        if (at() != c || atEnd())
            return false;
        ++m_place;
        return true;
    }
    bool takeBlanks()
    {
        const qsizetype before = m_place;
        while (at() == u' ' || at() == u'\t' || at() == u'\u00a0' || at() == u'\u202f')
            ++m_place;
        return m_place > before;
    }
    /// A whole word, in any case.
    bool takeWord(QLatin1StringView word)
    {
        const QStringView ahead = lettersAhead();
        if (ahead.compare(word, Qt::CaseInsensitive) != 0)
            return false;
        m_place += ahead.size();
        return true;
    }

private:
    QStringView m_text;
    qsizetype m_place = 0;
};

} // namespace Bridgelog
