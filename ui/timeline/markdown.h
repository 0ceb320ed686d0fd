// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QList>
#include <QString>

namespace Bridgelog {

// The subset of Markdown that an entry may carry: emphasis, strong, inline code, strikethrough,
// links as text, lists, fenced code and headings from the second level on, as strong lines.
// Everything else, HTML too, is text. Linear in the length of the text.

enum class TextMark : quint8 {
    Emphasis = 1,
    Strong = 2,
    Code = 4,
    Strike = 8,
    Link = 16
};
Q_DECLARE_FLAGS(TextMarks, TextMark)
Q_DECLARE_OPERATORS_FOR_FLAGS(TextMarks)

/// A part of a block's text that looks different.
struct TextSpan {
    qsizetype start = 0;
    qsizetype length = 0;
    TextMarks marks;
    QString address; ///< of a link, as it was written
    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

struct TextBlock {
    enum class Kind : quint8 {
        Paragraph,
        Item,
        Code
    };
    Kind kind = Kind::Paragraph;
    int depth = 0; ///< items: 0 is outermost
    QString marker; ///< items: "•" or "3."
    QString language; ///< code: the word behind the fence
    QString text; ///< without its markup
    QList<TextSpan> spans;
    friend bool operator==(const TextBlock &, const TextBlock &) = default;
};

QList<TextBlock> parseMarkdown(const QString &text);
/// The words alone, without their marks, a block a line: for where nothing is laid out.
QString markdownWords(const QString &text);

} // namespace Bridgelog
