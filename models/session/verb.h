// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace Bridgelog {

/// What a person does in one step. Its word stands in the journal, so that a step keeps its name
/// when the incident is opened again.
enum class Verb : quint8 {
    Log,
    Insert,
    Duplicate,
    Split,
    Join,
    Edit,
    Retime,
    Shift,
    SetKind,
    SetAudience,
    TagEntries,
    Pin,
    Unpin,
    Strike,
    Restore,
    JudgeHypothesis,
    Assign,
    Attach,
    Detach,
    PostUpdate,
    Retitle,
    SetSeverity,
    SetPhase,
    SetZone,
    SetMilestone,
    GiveRole,
    SetComponent,
    Tag,
    HandOff,
    Tick,
    Untick,
    Skip,
    AddAction,
    SetAction,
    EditSection,
    SetPostmortem,
    TakeRole,
    AddResponder,
    Leave,
    AcceptHandoff,
    ReviseItem,
    GiveAssignment,
    AcknowledgeAssignment,
    ExtendAssignment,
    EndAssignment,
    SetSummary,
    SetFigure,
    SetLink,
    DraftUpdate,
    ApproveUpdate,
    WithdrawUpdate,
    BeginPostmortem,
    SetReview,
    Comment,
    ResolveComment,
    SetFinding,
    RemoveFinding
};

QString wordOf(Verb verb);
std::optional<Verb> verbOf(const QString &word);
/// What was done, for the menu: "Strike entry", "Strike 3 entries". `count` is how many entries.
QString textOf(Verb verb, int count);

} // namespace Bridgelog
