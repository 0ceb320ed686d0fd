// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checklists/checklistreader.h"

namespace Bridgelog {

/// One line of a checklist file, and where its parts stand in it.
struct ChecklistLine {
    QString text; ///< without its end and what is blank before that
    int number = 0;

    qsizetype indent() const;
    QStringView content() const { return QStringView(text).sliced(indent()); }
    /// "key: value", the key being one word of small letters.
    bool hasKey() const;
    QStringView key() const { return content().first(content().indexOf(u':')); }
    QStringView value() const { return QStringView(text).sliced(valuePlace()).trimmed(); }
    /// Where the value begins, or would.
    qsizetype valuePlace() const;
    /// The column of a place: what a person counts, letters outside the first plane being one.
    int columnOf(qsizetype place) const;
};

/// The lines of a file; refuses what is no UTF-8, too large, or has characters that cannot be seen.
std::expected<QList<ChecklistLine>, ChecklistFault> linesOf(const QByteArray &bytes);

/// "1-3", "1, 4", "all", "none"; nothing where it is none of these.
std::optional<QList<int>> severitiesFrom(QStringView text);

} // namespace Bridgelog
