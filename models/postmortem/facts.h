// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/clock.h"
#include "postmortem/document.h"

namespace Bridgelog {

/// What of a fact a document wants; what is not said is wanted.
struct FactFilter {
    QList<EntryKind> kinds;
    QStringList tags;
    QStringList authors;
    std::optional<Audience> audience;
    std::optional<ActionState> state;
    std::optional<ActionClass> actionClass;
    bool pinned = false;

    /// `kind="decision,action"`, `pinned`. A word that nobody knows asks for nothing.
    void tell(const QString &key, const QString &value);
    bool takes(const Entry &entry) const;
    bool takes(const ActionItem &action) const;
    friend bool operator==(const FactFilter &, const FactFilter &) = default;
};

/// What a postmortem states of its incident without anybody having to write it. Each gives nothing
/// where nothing is known.
class Facts {
public:
    Facts(const Incident &incident, Audience audience)
        : m(incident)
        , m_audience(audience)
        , m_clock(incident.zone)
    {
    }

    const Clock &clock() const { return m_clock; }
    /// By the name that a template uses: "byline", "draft", "phasebar", "components", "milestones",
    /// "durations", "definitions", "timeline", "actions", "roles", "checklist", "warnings"; of what
    /// was found "factors", "whys", "well", "badly", "luck", "surprises", "markers".
    Blocks named(const QString &name, const FactFilter &filter = {}) const;
    static const QStringList &names();

    /// "SEV 1 · 16 September 2019 · 58m of impact · …"
    QString byline() const;
    /// Impact, else declared, else the first instant of the timeline, else the first record.
    Instant beginning() const;
    /// The last thing that is known to have happened: what a date of the document may be, the wall
    /// clock never.
    Instant lastInstant() const;

private:
    Blocks draft() const;
    Blocks components() const;
    Blocks milestones() const;
    Blocks durations() const;
    Blocks definitions() const;
    Blocks timeline(const FactFilter &filter) const;
    std::vector<Row>
    timelineRows(const QList<int> &wanted, size_t from, size_t to, bool withAuthor) const;
    Blocks actions(const FactFilter &filter) const;
    Blocks roles() const;
    Blocks checklist() const;
    Blocks warnings() const;
    Blocks findings(const QString &name) const;
    Blocks whys() const;
    Blocks whysUnder(const std::optional<FindingId> &parent, int depth) const;
    Blocks markers() const;
    Blocks findingBlocks(const Finding &finding) const;
    Row entryRow(const Entry &entry, bool withAuthor) const;
    Blocks entryBlocks(const Entry &entry) const;
    QStringList entryNotes(const Entry &entry) const;
    bool isTold(const QString &text) const;

    const Incident &m;
    Audience m_audience;
    Clock m_clock;
};

} // namespace Bridgelog
