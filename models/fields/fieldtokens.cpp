// SPDX-License-Identifier: GPL-3.0-or-later
#include "fields/fieldtokens.h"

#include <algorithm>
#include <ranges>

namespace Bridgelog {

namespace {

using Kind = FieldToken::Kind;

class Tokenizer {
public:
    explicit Tokenizer(QStringView source)
        : m(source)
    {
    }

    QList<FieldToken> tokens()
    {
        while (m_at < m.size()) {
            if (atLineStart() && skipFence())
                continue;
            const QChar c = m.at(m_at);
            if (c == u'`')
                skipCode();
            else if (c == u'\\')
                m_at = std::min(m_at + 2, m.size());
            else if (c == u'{' && !takeField())
                ++m_at;
            else if (c != u'{')
                ++m_at;
        }
        endText(m.size());
        return m_tokens;
    }

private:
    bool atLineStart() const { return m_at == 0 || m.at(m_at - 1) == u'\n'; }
    qsizetype lineEnd(qsizetype from) const
    {
        const qsizetype end = m.indexOf(u'\n', from);
        return end < 0 ? m.size() : end;
    }
    static qsizetype runOf(QStringView text, qsizetype at)
    {
        qsizetype end = at;
        while (end < text.size() && text.at(end) == text.at(at))
            ++end;
        return end - at;
    }
    /// How long the fence is that a line opens or closes, and of which sign; 0 for none.
    static std::pair<qsizetype, QChar> fenceOf(QStringView line)
    {
        const qsizetype indent = line.size() - line.trimmed().size();
        const QStringView text = line.trimmed();
        if (indent > 12 || text.isEmpty() || (text.front() != u'`' && text.front() != u'~'))
            return {0, {}};
        const qsizetype run = runOf(text, 0);
        const bool inlineCode = text.front() == u'`' && text.sliced(run).contains(u'`');
        return {run >= 3 && !inlineCode ? run : 0, text.front()};
    }

    /// Behind the line that closes the fence which this line opens, or behind everything.
    bool skipFence()
    {
        const qsizetype end = lineEnd(m_at);
        const auto [length, sign] = fenceOf(m.sliced(m_at, end - m_at));
        if (length == 0)
            return false;
        m_at = std::min(end + 1, m.size());
        while (m_at < m.size()) {
            const QStringView line = m.sliced(m_at, lineEnd(m_at) - m_at);
            m_at = std::min(lineEnd(m_at) + 1, m.size());
            const auto [other, same] = fenceOf(line);
            if (other >= length && same == sign && line.trimmed().size() == other)
                break;
        }
        return true;
    }

    /// Behind a run of backticks, and behind the run that closes it, where one does in the same
    /// paragraph.
    void skipCode()
    {
        const qsizetype run = runOf(m, m_at);
        qsizetype paragraph = m.indexOf(u"\n\n", m_at);
        if (paragraph < 0)
            paragraph = m.size();
        m_at += run;
        for (qsizetype close = m.indexOf(u'`', m_at); close >= 0 && close < paragraph;) {
            const qsizetype other = runOf(m, close);
            if (other == run) {
                m_at = close + other;
                return;
            }
            close = m.indexOf(u'`', close + other);
        }
    }

    bool takeField()
    {
        const QChar sign = m_at + 1 < m.size() ? m.at(m_at + 1) : QChar();
        const auto kind = sign == u'{' ? Kind::Value
            : sign == u'%'             ? Kind::Tag
            : sign == u'#'             ? Kind::Comment
                                       : Kind::Text;
        if (kind == Kind::Text)
            return false;
        const QChar close[] = {kind == Kind::Value ? u'}' : sign, u'}'};
        const qsizetype until = kind == Kind::Comment ? m.size() : lineEnd(m_at);
        const QStringView room = m.sliced(m_at + 2, until - m_at - 2);
        const qsizetype inner = room.indexOf(QStringView(close, 2));
        endText(m_at);
        const auto blank = [](QChar c) { return c.isSpace(); };
        const qsizetype behind =
            std::ranges::find_if_not(room | std::views::reverse, blank).base() - room.begin();
        const qsizetype length = inner < 0 ? behind + 2 : inner + 4;
        const qsizetype open = kind == Kind::Comment ? lineEnd(m_at) - m_at : length;
        m_tokens.append(
            {.kind = inner < 0 ? Kind::Open : kind,
             .start = m_at,
             .length = inner < 0 ? std::max<qsizetype>(open, 2) : length});
        m_at += m_tokens.constLast().length;
        m_text = m_at;
        return true;
    }

    void endText(qsizetype end)
    {
        if (end > m_text)
            m_tokens.append({.kind = Kind::Text, .start = m_text, .length = end - m_text});
        m_text = end;
    }

    QStringView m;
    qsizetype m_at = 0;
    qsizetype m_text = 0; ///< where the text begins that is not a token yet
    QList<FieldToken> m_tokens;
};

} // namespace

QList<FieldToken> fieldTokens(QStringView source) { return Tokenizer(source).tokens(); }

} // namespace Bridgelog
