// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/foundrows.h"

#include <QSet>
#include <QStringMatcher>

namespace Bridgelog {

/// The rows that a text is found in: in what was written, who wrote it, what kind it is.
class TimelineSearch : public FoundRows {
    Q_OBJECT

public:
    explicit TimelineSearch(TimelineModel &model, QObject *parent = nullptr);

    /// Looks for another text; an empty one ends the search.
    void setText(const QString &text);
    QString text() const { return m_matcher.pattern(); }
    bool matches(const Entry &entry) const;
    /// Takes in the entries with an attached file that has the text too, once they are known.
    void setInFiles(const QSet<EntryId> &entries);
    /// Only there: nothing of it is seen in the row.
    bool isInFileOnly(const Entry &entry) const;

private:
    bool isWritten(const Entry &entry) const;

    QStringMatcher m_matcher;
    quint32 m_kinds = 0; ///< bits: the kinds whose word matches
    quint32 m_milestones = 0;
    QSet<EntryId> m_inFiles;
};

} // namespace Bridgelog
