// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/words.h"

#include <QString>

#include <optional>

namespace Bridgelog {

/// What stands at the start of a text as it is typed: `/kind` and `@time`, in any order, each at
/// most once; behind them the entry itself. A time may also end the first line. Positions are in
/// the text.
struct EntrySyntax {
    qsizetype kindStart = -1; ///< of the slash; -1: no kind is named
    qsizetype kindLength = 0;
    QString kindWord; ///< as it was typed
    std::optional<EntryKind> kind; ///< nothing where no kind is called that
    qsizetype timeStart = -1; ///< of the sign; -1: no time is given
    qsizetype timeLength = 0;
    QString time; ///< without the sign; what cannot be read as a time at all is its first word
    qsizetype body = 0; ///< where the entry begins

    /// The entry itself, of the whole text whose first line was read.
    QString bodyOf(const QString &text) const;
};

/// Whether a whole time at the end of the line counts: not while an entry is edited, whose words
/// may end so already.
enum class EndTime : quint8 {
    Counts,
    IsText
};
EntrySyntax readEntry(QStringView text, EndTime endTime = EndTime::Counts);

/// The kind that a word or the start of one names; nothing where there is none or more than one.
std::optional<EntryKind> kindCalled(QStringView word);

} // namespace Bridgelog
