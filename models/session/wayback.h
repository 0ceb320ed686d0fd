// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

#include <algorithm>

namespace Bridgelog {

/// What takes an event back from an incident that was as `before` when it came; each overload is
/// one kind's way.
class WayBack {
public:
    explicit WayBack(const Incident &before)
        : m(before)
    {
    }
    using Bodies = QList<EventBody>;

    Bodies operator()(const Retitled &e) const
    {
        return e.title == m.title || m.title.isEmpty() ? Bodies{} : Bodies{Retitled{m.title}};
    }
    Bodies operator()(const SeveritySet &) const;
    Bodies operator()(const PhaseSet &e) const { return phase(e.phase); }
    Bodies operator()(const Closed &) const { return phase(Phase::Closed); }
    Bodies operator()(const Reopened &) const { return phase(Phase::Investigating); }
    Bodies operator()(const ZoneSet &) const { return {ZoneSet{.zone = m.zone}}; }
    Bodies operator()(const RoleGiven &e) const
    {
        return e.also ? share(e.role, e.person) : role(e.role);
    }
    Bodies operator()(const HandedOff &e) const { return role(e.role); }
    Bodies operator()(const RoleTaken &e) const { return share(e.role, e.person); }
    Bodies operator()(const HandoffAccepted &e) const { return share(e.role, e.person); }
    Bodies operator()(const ResponderLeft &e) const;
    Bodies operator()(const ResponderJoined &e) const
    {
        return {ResponderLeft{e.person}}; // others' steps may have brought them back meanwhile
    }
    Bodies operator()(const EntryAdded &e) const { return addition(e.entry); }
    Bodies operator()(const EntryRevised &e) const;
    Bodies operator()(const EntryRetracted &e) const;
    Bodies operator()(const EntryRestored &e) const;
    Bodies operator()(const MilestoneSet &e) const;
    Bodies operator()(const ItemRevised &e) const;
    Bodies operator()(const ItemChecked &e) const { return item(e.item); }
    Bodies operator()(const ItemUnchecked &e) const { return item(e.item); }
    Bodies operator()(const ItemSkipped &e) const { return item(e.item); }
    Bodies operator()(const UpdatePublished &e) const;
    Bodies operator()(const UpdateDrafted &e) const { return draft(e.draft); }
    Bodies operator()(const UpdateApproved &e) const { return draft(e.draft); }
    Bodies operator()(const UpdateWithdrawn &e) const { return draft(e.draft); }
    Bodies operator()(const AssignmentGiven &e) const
    {
        return m.assignment(e.assignment)
            ? Bodies{}
            : Bodies{AssignmentEnded{
                  e.assignment, ActionState::Dropped, QStringLiteral("undone"), {}}};
    }
    Bodies operator()(const AssignmentAcknowledged &e) const;
    Bodies operator()(const AssignmentExtended &e) const;
    Bodies operator()(const AssignmentEnded &e) const;
    Bodies operator()(const SummarySet &) const { return {SummarySet{.text = m.summary}}; }
    Bodies operator()(const FigureSet &e) const;
    Bodies operator()(const LinkSet &e) const;
    Bodies operator()(const ComponentImpactSet &e) const;
    Bodies operator()(const ActionAdded &e) const
    {
        return action(e.action) ? Bodies{} : Bodies{ActionClosed{e.action, ActionState::Dropped}};
    }
    Bodies operator()(const ActionRevised &e) const;
    Bodies operator()(const ActionClosed &e) const
    {
        const ActionItem *there = action(e.action);
        return there ? Bodies{ActionClosed{e.action, there->state}} : Bodies{};
    }
    Bodies operator()(const SectionRevised &e) const;
    Bodies operator()(const PostmortemSet &e) const;
    Bodies operator()(const SectionCommented &e) const;
    Bodies operator()(const FindingSet &e) const;
    Bodies operator()(const AttachmentAdded &e) const;
    Bodies operator()(const AttachmentRemoved &e) const;
    Bodies operator()(const Tagged &e) const
    {
        return m.tags.contains(e.tag) == e.on ? Bodies{} : Bodies{Tagged{e.tag, !e.on}};
    }
    Bodies operator()(const Declared &) const { return {}; }
    Bodies operator()(const ChecklistApplied &e) const;
    Bodies operator()(const ItemAdded &) const { return {}; }
    Bodies operator()(const Imported &) const { return {}; }
    Bodies operator()(const Redacted &) const { return {}; }
    Bodies operator()(const Unknown &) const { return {}; }
    Bodies operator()(const Erased &) const { return {}; }

private:
    Bodies addition(const EntryId &entry) const
    {
        return m.timeline.contains(entry) ? Bodies{}
                                          : Bodies{EntryRetracted{entry, QStringLiteral("undone")}};
    }
    Bodies phase(Phase entered) const;
    Bodies role(const QString &name) const;
    Bodies share(const QString &role, const QString &person) const;
    Instant lastGivenUp(const QString &role, const std::optional<QString> &person) const;
    static RoleGiven shareOf(const RoleHolder &holder);
    Bodies draft(const DraftId &id) const;
    Bodies item(const QString &id) const;
    Bodies stated(MilestoneName name) const;
    EntryId placeOf(const Entry &entry) const;
    const ActionItem *action(const ActionId &id) const
    {
        const auto it = std::ranges::find(m.actions, id, &ActionItem::id);
        return it == m.actions.end() ? nullptr : &*it;
    }

    const Incident &m;
};

} // namespace Bridgelog
