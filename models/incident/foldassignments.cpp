// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/fold.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

static std::optional<Instant> boxEnd(const AssignmentGiven &e, const Moment &at)
{
    const bool hasBox = e.minutes && *e.minutes > 0 && at.at;
    return hasBox ? std::optional(Instant{at.at->us + *e.minutes * Instant::minute}) : std::nullopt;
}

void Fold::operator()(const AssignmentGiven &e)
{
    if (e.assignment.isNull() || m.assignment(e.assignment))
        return;
    const Moment at = momentOr(e.at);
    m.assignments.append(
        {.id = e.assignment,
         .person = e.person,
         .task = e.task,
         .at = at,
         .minutes = e.minutes,
         .until = boxEnd(e, at),
         .acknowledgedAt = {},
         .state = ActionState::Open,
         .endedAt = {},
         .reason = {},
         .entry = e.entry});
    m_changes.parts |= Part::Assignments;
    if (e.quiet)
        return;
    join(e.person);
    QString text = u"%1: %2"_s.arg(e.person.isEmpty() ? u"Nobody yet"_s : e.person, e.task);
    if (e.minutes && *e.minutes > 0)
        text += u" (%1 min)"_s.arg(*e.minutes);
    insert(line(EntryKind::Assignment, text, at));
}

void Fold::operator()(const AssignmentAcknowledged &e)
{
    changeAssignment(e.assignment, [&](Assignment &assignment) {
        if (assignment.acknowledgedAt.has_value() == e.on)
            return;
        assignment.acknowledgedAt.reset();
        if (e.on)
            assignment.acknowledgedAt = e.at.value_or(m_event.recordedAt);
        const QString what = e.on ? u"%1 acknowledged: %2"_s : u"%1 has not acknowledged: %2"_s;
        if (!e.at || m_event.undoes)
            tell(EntryKind::Assignment, what.arg(assignment.person, assignment.task));
    });
}

void Fold::operator()(const AssignmentExtended &e)
{
    changeAssignment(e.assignment, [&](Assignment &assignment) {
        assignment.until = e.until;
        if (e.quiet)
            return;
        const QString what = !e.until ? u"No time box any more for "_s
            : e.minutes > 0           ? u"%1 more minutes for "_s.arg(e.minutes)
                                      : u"Time box put back for "_s;
        const QString whose = u"%1: %2"_s.arg(assignment.person, assignment.task);
        tell(EntryKind::Assignment, withReason(what + whose, e.reason));
    });
}

void Fold::operator()(const AssignmentEnded &e)
{
    changeAssignment(e.assignment, [&](Assignment &assignment) {
        assignment.state = e.state;
        assignment.reason = e.state == ActionState::Open ? QString() : e.reason;
        assignment.endedAt.reset();
        if (e.state != ActionState::Open)
            assignment.endedAt = e.at.value_or(m_event.recordedAt);
        const QString what = e.state == ActionState::Done ? u"Done by %1: %2"_s
            : e.state == ActionState::Dropped             ? u"Dropped for %1: %2"_s
                                                          : u"Taken up again by %1: %2"_s;
        if (!e.at || m_event.undoes)
            tell(
                EntryKind::Assignment,
                withReason(what.arg(assignment.person, assignment.task), e.reason));
    });
}

} // namespace Bridgelog
