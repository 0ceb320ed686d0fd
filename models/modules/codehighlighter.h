// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <memory>

namespace Bridgelog {

/// What a stretch of code is, as far as it is coloured.
enum class CodeTone : quint8 {
    Plain,
    Keyword,
    Name,
    String,
    Number,
    Comment,
    Type,
    Meta,
    Added,
    Removed,
    Alert
};

/// A stretch of a line that is more than plain.
struct CodeSpan {
    qsizetype start = 0;
    qsizetype length = 0;
    CodeTone tone = CodeTone::Plain;
    QString format; ///< what the language's definition calls it
    friend bool operator==(const CodeSpan &, const CodeSpan &) = default;
};

/// Where a highlighter stands at the end of a line: what the next one begins with.
class CodeState {
public:
    struct Inner {
        virtual ~Inner() = default;
        virtual bool equals(const Inner &other) const = 0;
    };

    CodeState() = default;
    explicit CodeState(std::shared_ptr<const Inner> inner)
        : m_inner(std::move(inner))
    {
    }
    const Inner *inner() const { return m_inner.get(); }
    friend bool operator==(const CodeState &a, const CodeState &b)
    {
        return a.m_inner == b.m_inner || (a.m_inner && b.m_inner && a.m_inner->equals(*b.m_inner));
    }

private:
    std::shared_ptr<const Inner> m_inner;
};

/// Colours code line by line, in any of KSyntaxHighlighting's languages and the program's own.
/// One thread at a time.
class CodeHighlighter {
public:
    /// Takes a moment: loads the library the first time. nullptr where it is not installed; code
    /// stays plain then.
    static std::unique_ptr<CodeHighlighter> make();
    virtual ~CodeHighlighter() = default;

    /// By the language's name or a file name's ending.
    virtual bool knows(const QString &language) = 0;
    /// The spans of a line, from left to right; `state` goes on to the next one. None for a
    /// language that it does not know.
    virtual QList<CodeSpan> line(const QString &language, QStringView text, CodeState &state) = 0;
};

} // namespace Bridgelog
