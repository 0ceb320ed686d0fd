// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSet>
#include <QString>

namespace Bridgelog {

/// A field that cannot be filled in: where it stands, what is wrong, and the nearest right name.
struct FieldFault {
    qsizetype start = 0;
    qsizetype length = 0;
    int line = 1; ///< from 1, as is the column
    int column = 1;
    QString sentence;
    QString nearest;
    friend bool operator==(const FieldFault &, const FieldFault &) = default;
};

/// A text with live fields as the template engine may have it.
struct CheckedFields {
    /// Fields that are wrong stand in it as text that says so, code and lone braces as signs that
    /// the engine takes for letters; a part made from the incident is its name and what it is given
    /// between `factBegin` and `factEnd`.
    QString source;
    QList<FieldFault> faults;
    QSet<QString> used; ///< the names that fields begin with
};

/// Noncharacters: no text that was cleaned holds them.
inline constexpr QChar factBegin{u'\uFDD0'};
inline constexpr QChar factEnd{u'\uFDD1'};

/// Reads a text with live fields: `{{ milestones.detected|local }}`, `{% for %}`, `{% if %}`,
/// `{% with %}` and the parts of `fieldFacts`. Total: what is wrong is a fault, never an end.
CheckedFields checkFields(const QString &source);

/// What the engine made of a checked source, with its braces again.
QString withBraces(QString filled);

/// The text with every `{{`, `{%` and `{#` escaped, so that none of it is a field.
QString withoutFields(QString text);

} // namespace Bridgelog
