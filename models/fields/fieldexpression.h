// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <expected>
#include <optional>

namespace Bridgelog {

/// A word of an expression and where it stands in it: a path `milestones.detected`, a literal
/// `"text"` or `3`.
struct FieldWord {
    QString text;
    qsizetype at = 0;
    bool literal = false;
};

struct FieldFilterUse {
    FieldWord name;
    std::optional<FieldWord> argument;
};

/// `path|filter:argument|…`
struct FieldExpression {
    FieldWord value;
    QList<FieldFilterUse> filters;
};

/// What keeps a text from being an expression, and where.
struct FieldSlip {
    qsizetype at = 0;
    qsizetype length = 1;
    QString sentence;
    QString nearest; ///< the right name that is most like what is written, or empty
};

std::expected<FieldExpression, FieldSlip> parseFieldExpression(QStringView text);

/// The words between blanks, `key="value with blanks"` being one.
QList<FieldWord> fieldWords(QStringView text);

} // namespace Bridgelog
