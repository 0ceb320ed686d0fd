// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/moment.h"
#include "incident/words.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace Bridgelog {

/// A search as a person types it, taken apart. Every text has a reading: a field that is not known,
/// or whose value says nothing, is a word; a field without a value yet says nothing.
struct ArchiveQuery {
    struct Word {
        QString text; ///< several words where they stood in quotes, or where punctuation joins them
        bool prefix = false; ///< the beginning of a word will do
        friend bool operator==(const Word &, const Word &) = default;
    };
    /// All of these must be found; of each, one of its choices.
    QList<QList<Word>> words;
    QList<std::optional<int>> severities; ///< any of these; an empty one is "none"
    QList<Phase> phases; ///< any of these
    QList<EntryKind> kinds; ///< any of these
    QList<IncidentKind> incidentKinds; ///< any of these; `kind:` names them, too
    QStringList components; ///< all of these, each a part of a component's name
    QStringList tags; ///< all of these
    std::optional<Instant> after; ///< from this instant on
    std::optional<Instant> before; ///< earlier than this instant

    /// Words AND together, `OR` between two of them is a choice, the last word counts as begun.
    /// Dates (`2024`, `2024-06`, `2024-06-15`) are read in UTC and name their first instant.
    static ArchiveQuery parse(QStringView text);

    bool isEmpty() const { return *this == ArchiveQuery(); }
    /// The words for FTS5's MATCH, each quoted; empty where there are none.
    QString match() const;
    /// One choice of words for MATCH.
    static QString match(const QList<Word> &choices);
    friend bool operator==(const ArchiveQuery &, const ArchiveQuery &) = default;
};

} // namespace Bridgelog
