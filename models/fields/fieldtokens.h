// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

namespace Bridgelog {

/// A stretch of a Markdown text with live fields.
struct FieldToken {
    enum class Kind : quint8 {
        Text,
        Value, ///< {{ … }}
        Tag, ///< {% … %}
        Comment, ///< {# … #}: for whoever writes, never part of a document
        Open ///< a field that begins and never ends
    };
    Kind kind = Kind::Text;
    qsizetype start = 0;
    qsizetype length = 0;

    /// What stands between the signs.
    QStringView inner(QStringView source) const
    {
        return source.sliced(start + 2, length - 4).trimmed();
    }
    friend bool operator==(const FieldToken &, const FieldToken &) = default;
};

/// All of the source, from left to right, without gaps. Code, fenced or inline, holds no fields:
/// what looks like one there is text. A value or a tag ends on the line it begins on; a comment
/// may go on over lines.
QList<FieldToken> fieldTokens(QStringView source);

} // namespace Bridgelog
