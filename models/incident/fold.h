// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

#include <algorithm>
#include <functional>

namespace Bridgelog {

/// Folds one event; each overload is one kind's line.
class Fold {
public:
    Fold(Incident &incident, const Event &event, Changes &changes)
        : m(incident)
        , m_event(event)
        , m_changes(changes)
    {
    }

    void operator()(const Declared &e);
    void operator()(const Retitled &e)
    {
        if (e.title.trimmed().isEmpty() || e.title == m.title)
            return;
        m.title = e.title;
        m_changes.parts |= Part::Header;
        tell(EntryKind::Incident, QStringLiteral("Retitled: %1").arg(e.title));
    }
    void operator()(const SeveritySet &e);
    void operator()(const PhaseSet &e);
    void operator()(const ZoneSet &e)
    {
        if (e.zone.isEmpty())
            return;
        m.zone = e.zone;
        m_changes.parts |= Part::Header;
    }
    void operator()(const RoleGiven &e);
    void operator()(const RoleTaken &e);
    void operator()(const ResponderJoined &e) { join(e.person); }
    void operator()(const ResponderLeft &e);
    void operator()(const HandoffAccepted &e);
    void operator()(const EntryAdded &e);
    void operator()(const EntryRevised &e);
    void operator()(const EntryRetracted &e);
    void operator()(const EntryRestored &e);
    void operator()(const MilestoneSet &e);
    void operator()(const ChecklistApplied &e)
    {
        for (const ChecklistItemSpec &spec : e.items)
            addItem(spec, e.checklist, e.at);
    }
    void operator()(const ItemAdded &e) { addItem(e.spec, {}, {}); }
    void operator()(const ItemRevised &e);
    void operator()(const ItemChecked &e);
    void operator()(const ItemUnchecked &e);
    void operator()(const ItemSkipped &e);
    void operator()(const UpdateDrafted &e);
    void operator()(const UpdateApproved &e);
    void operator()(const UpdateWithdrawn &e);
    void operator()(const UpdatePublished &e);
    void operator()(const ComponentImpactSet &e);
    void operator()(const AssignmentGiven &e);
    void operator()(const AssignmentAcknowledged &e);
    void operator()(const AssignmentExtended &e);
    void operator()(const AssignmentEnded &e);
    void operator()(const SummarySet &e);
    void operator()(const FigureSet &e);
    void operator()(const LinkSet &e);
    void operator()(const ActionAdded &e);
    void operator()(const ActionRevised &e);
    void operator()(const ActionClosed &e);
    void operator()(const SectionRevised &e);
    void operator()(const PostmortemSet &e);
    void operator()(const SectionCommented &e);
    void operator()(const FindingSet &e);
    void operator()(const AttachmentAdded &e);
    void operator()(const AttachmentRemoved &e);
    void operator()(const Tagged &e);
    void operator()(const Imported &e)
    {
        m.importKeys.append(e.key);
        m.inferred.append(e.inferred);
        m.warnings.append(e.warnings);
        m_changes.parts |= Part::Notes;
    }
    void operator()(const HandedOff &e);
    void operator()(const Closed &e)
    {
        enter(Phase::Closed, Moment::exactly(m_event.recordedAt), {});
        tell(EntryKind::Incident, withReason(QStringLiteral("Incident closed"), e.reason));
    }
    void operator()(const Reopened &e)
    {
        enter(Phase::Investigating, Moment::exactly(m_event.recordedAt), {});
        tell(EntryKind::Incident, withReason(QStringLiteral("Incident reopened"), e.reason));
    }
    void operator()(const Redacted &e)
    {
        tell(
            EntryKind::Incident,
            withReason(QStringLiteral("A text was removed for good"), e.reason));
    }
    void operator()(const Unknown &)
    {
        ++m.unknownEvents;
        m_changes.parts |= Part::Notes;
    }
    void operator()(const Erased &) {}

private:
    static std::optional<int> validSeverity(std::optional<int> severity)
    {
        return severity && *severity >= 1 && *severity <= 5 ? severity : std::nullopt;
    }
    static QString withReason(const QString &text, const QString &reason)
    {
        return reason.isEmpty() ? text : QStringLiteral("%1: %2").arg(text, reason);
    }
    QString author(const QString &given) const { return given.isEmpty() ? m_event.author : given; }

    /// The line that the timeline has of what is not an entry itself. Its id is the event's.
    Entry line(EntryKind kind, const QString &text, const Moment &at) const
    {
        return {
            .id = EntryId(m_event.id.uuid()),
            .kind = kind,
            .at = at,
            .recordedAt = m_event.recordedAt,
            .text = text,
            .author = m_event.author};
    }
    void insert(const Entry &entry)
    {
        if (!entry.id.isNull() && !m.timeline.contains(entry.id))
            m_changes.timeline.append(m.timeline.insert(entry));
    }
    void tell(EntryKind kind, const QString &text)
    {
        insert(line(kind, text, Moment::exactly(m_event.recordedAt)));
    }
    template <typename F>
    void changeEntry(const EntryId &id, F edit)
    {
        if (const auto change = m.timeline.change(id, edit))
            m_changes.timeline.append(*change);
    }

    void enter(Phase phase, const Moment &at, const std::optional<EntryId> &entry);
    std::optional<Milestone> &milestone(MilestoneName name)
    {
        return m.milestones[static_cast<size_t>(name)];
    }
    void setMilestone(MilestoneName name, std::optional<Milestone> value);
    bool isOwnLine(const Milestone &told) const;
    void join(const QString &person);
    void releaseRoles(
        const std::function<bool(const RoleHolder &)> &which, const std::optional<Instant> &at);
    Moment momentOr(const std::optional<Moment> &at) const
    {
        return at.value_or(Moment::exactly(m_event.recordedAt));
    }
    /// Takes in what was said, where it is another than before. Where a step is taken back, what
    /// had been said before holds again.
    template <typename Change, typename Value>
    void record(QList<Change> &changes, const Change &change, Value Change::*value) const
    {
        const auto same = [&](const Change &c) {
            return c.*value == change.*value && c.at == change.at;
        };
        const auto known = std::ranges::find_if(changes.rbegin(), changes.rend(), same);
        if (m_event.undoes && known != changes.rend())
            changes.resize(changes.rend() - known);
        else if (changes.isEmpty() || changes.last().*value != change.*value)
            changes.append(change);
    }
    void addItem(
        const ChecklistItemSpec &spec, const QString &checklist, std::optional<Instant> appliedAt);
    template <typename F>
    void changeItem(const QString &id, F edit)
    {
        const auto it =
            std::ranges::find(m.checklist, id, [](const ChecklistItem &i) { return i.spec.item; });
        if (it == m.checklist.end())
            return;
        edit(*it);
        m_changes.parts |= Part::Checklist;
    }
    template <typename F>
    void changeAssignment(const AssignmentId &id, F edit)
    {
        const auto it = std::ranges::find(m.assignments, id, &Assignment::id);
        if (it == m.assignments.end())
            return;
        edit(*it);
        m_changes.parts |= Part::Assignments;
    }
    template <typename F>
    void changeDraft(const DraftId &id, F edit)
    {
        const auto it = std::ranges::find(m.drafts, id, &UpdateDraft::id);
        if (it == m.drafts.end())
            return;
        edit(*it);
        m_changes.parts |= Part::Drafts;
    }
    template <typename F>
    void changeAction(const ActionId &id, F edit)
    {
        const auto it = std::ranges::find(m.actions, id, &ActionItem::id);
        if (it == m.actions.end())
            return;
        edit(*it);
        m_changes.parts |= Part::Actions;
    }

    void review(const PostmortemSet &e);
    bool standsUnder(const FindingId &finding, const FindingId &other) const;

    Incident &m;
    const Event &m_event;
    Changes &m_changes;
};

} // namespace Bridgelog
