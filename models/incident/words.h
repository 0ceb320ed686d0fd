// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/moment.h"

#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace Bridgelog {

// The vocabulary of PRODUCT: each enum with the word that the file, the command line and the JSON
// use.

enum class Phase : quint8 {
    Triage,
    Investigating,
    Identified,
    Mitigating,
    Monitoring,
    Resolved,
    Closed,
    FalseAlarm,
    Merged
};
enum class IncidentKind : quint8 {
    Incident,
    Maintenance,
    Drill
};
enum class MilestoneName : quint8 {
    ImpactStarted,
    Detected,
    Acknowledged,
    Declared,
    Mitigated,
    Recovered,
    Resolved
};
/// The first eight are what a person logs; the rest are what the fold writes when something else
/// was recorded.
enum class EntryKind : quint8 {
    Note,
    Observation,
    Action,
    Decision,
    Hypothesis,
    Evidence,
    Update,
    Todo,
    Milestone,
    Phase,
    Severity,
    Role,
    Checklist,
    Component,
    Handoff,
    Incident,
    Assignment,
};
enum class HypothesisState : quint8 {
    Open,
    Confirmed,
    RuledOut
};
enum class Audience : quint8 {
    Internal,
    Public
};
enum class Source : quint8 {
    Recorded,
    Inferred
};
enum class Impact : quint8 {
    Operational,
    Degraded,
    PartialOutage,
    MajorOutage,
    Maintenance
};
enum class ItemState : quint8 {
    Open,
    Done,
    Skipped,
    NotApplicable
};
/// What a checklist item's term counts from.
enum class DueFrom : quint8 {
    Applied, ///< the checklist was applied
    Declared,
    Phase, ///< a phase was first entered
    Previous, ///< the item before it was dealt with
    Item, ///< another item was dealt with
};
enum class ActionClass : quint8 {
    Prevent,
    Mitigate,
    Detect,
    Investigate,
    Process
};
enum class ActionState : quint8 {
    Open,
    Done,
    Dropped
};
enum class ReviewState : quint8 {
    Draft,
    InReview,
    Reviewed,
    Published
};
/// What an analysis found; from Detection on, the markers that a learning review sets.
enum class FindingKind : quint8 {
    Factor,
    Why,
    Well,
    Badly,
    Luck,
    Surprise,
    Detection,
    Diagnosis,
    Repair,
    KeyMoment
};

/// The words of an enum, in the enum's order: there for each enum above and for Precision.
template <typename E>
const QStringList &wordsOf();
template <>
const QStringList &wordsOf<Precision>();
template <>
const QStringList &wordsOf<Phase>();
template <>
const QStringList &wordsOf<IncidentKind>();
template <>
const QStringList &wordsOf<MilestoneName>();
template <>
const QStringList &wordsOf<EntryKind>();
template <>
const QStringList &wordsOf<HypothesisState>();
template <>
const QStringList &wordsOf<Audience>();
template <>
const QStringList &wordsOf<Source>();
template <>
const QStringList &wordsOf<Impact>();
template <>
const QStringList &wordsOf<ItemState>();
template <>
const QStringList &wordsOf<DueFrom>();
template <>
const QStringList &wordsOf<ActionClass>();
template <>
const QStringList &wordsOf<ActionState>();
template <>
const QStringList &wordsOf<ReviewState>();
template <>
const QStringList &wordsOf<FindingKind>();

template <typename E>
QString word(E value)
{
    return wordsOf<E>().at(static_cast<int>(value));
}

/// The value that `text` names; case, blanks, dashes and underscores do not matter.
std::optional<int> indexOfWord(const QStringList &words, QStringView text);

template <typename E>
std::optional<E> fromWord(QStringView text)
{
    const auto index = indexOfWord(wordsOf<E>(), text);
    return index ? std::optional(static_cast<E>(*index)) : std::nullopt;
}

/// The word as a person reads it: `false_alarm` → "False alarm".
QString spoken(const QString &word);
template <typename E>
QString spoken(E value)
{
    return spoken(word(value));
}

inline constexpr int milestoneCount = 7;
/// What a person can log with /kind, in the order they are offered.
inline constexpr std::array loggedKinds{
    EntryKind::Note,       EntryKind::Observation, EntryKind::Action, EntryKind::Decision,
    EntryKind::Hypothesis, EntryKind::Evidence,    EntryKind::Update, EntryKind::Todo};
constexpr bool isMarker(FindingKind kind) { return kind >= FindingKind::Detection; }
/// No further response is going on in these.
constexpr bool isOver(Phase phase)
{
    return phase == Phase::Resolved || phase == Phase::Closed || phase == Phase::FalseAlarm
        || phase == Phase::Merged;
}

} // namespace Bridgelog
