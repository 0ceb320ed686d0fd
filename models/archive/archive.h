// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"
#include "journal/journal.h"

#include <QDate>

namespace Bridgelog {

/// A line of the incident list.
struct IncidentSummary {
    IncidentId id;
    QString title;
    std::optional<int> severity;
    Phase phase = Phase::Triage;
    IncidentKind kind = IncidentKind::Incident;
    QString zone;
    std::optional<Instant> impactStarted;
    std::optional<Instant> declared;
    std::optional<Instant> ended; ///< recovered, else mitigated, else resolved
    std::optional<Instant> resolved;
    Instant firstRecorded;
    qint64 entries = 0;
    bool isActive() const { return !isOver(phase); }
    friend bool operator==(const IncidentSummary &, const IncidentSummary &) = default;
};

struct SearchHit {
    IncidentId incident;
    QString title;
    EntryId entry;
    std::optional<Instant> at;
    QString snippet; ///< plain text; matches stand between U+0002 and U+0003
};

struct SearchResult {
    QList<SearchHit> hits;
    qint64 total = 0;
};

/// An action item of any incident.
struct ListedAction {
    ActionItem item;
    IncidentId incident;
    QString title; ///< the incident's
    std::optional<int> severity;
    friend bool operator==(const ListedAction &, const ListedAction &) = default;
};

/// Asks across incidents, from the projections; never writes. The query language: words and "exact
/// words" over every entry and title, `severity:1`, `component:api`, `phase:resolved`, `tag:x`,
/// `kind:decision`, `after:2024-06`, `before:2024`. What is no known field is a word; no input is a
/// syntax error.
class Archive {
public:
    explicit Archive(const Journal &journal)
        : m_journal(journal)
    {
    }
    /// Active first, then newest first.
    Result<QList<IncidentSummary>> list(const QString &query = {}) const;
    /// The first `count` of the whole list, at a cost that hardly grows with the archive.
    Result<QList<IncidentSummary>> latest(int count) const;
    Result<SearchResult> search(const QString &query, int limit = 50) const;
    Result<IncidentSummary> summary(const IncidentId &id) const;
    /// The action items of every incident, drills aside, in no order that matters.
    Result<QList<ListedAction>> actions() const;
    struct ActionCount {
        int open = 0;
        int overdue = 0; ///< due before `today` and open
    };
    Result<ActionCount> actionCount(QDate today) const;
    /// Its entries with an attached file that has this text, in whatever letters. Looks through
    /// every such file.
    Result<QSet<EntryId>> withAttached(const IncidentId &incident, const QString &text) const;
    /// The incidents of these import keys.
    Result<QHash<QString, IncidentId>> imported(const QStringList &keys) const;

private:
    const Journal &m_journal;
};

} // namespace Bridgelog
