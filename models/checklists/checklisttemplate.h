// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/words.h"

#include <QList>
#include <QString>

#include <optional>

namespace Bridgelog {

/// What the time of an item counts from.
enum class TermFrom : quint8 {
    Applied, ///< the list was put on the incident
    Declared,
    Phase, ///< the first time that the incident is in it
    Previous ///< the item before it in its list, once that is dealt with
};

/// How an item comes again: not, after so many minutes, or as often as the severity asks for public
/// updates.
struct Repeat {
    std::optional<int> minutes;
    bool atCadence = false;
    friend bool operator==(const Repeat &, const Repeat &) = default;
};

/// Which incidents have something from the start. No severity: none, it is there for who takes the
/// list on purpose. No kind: of any kind.
struct Scope {
    QList<int> severities; ///< 1–5, ascending
    QList<IncidentKind> kinds;
    friend bool operator==(const Scope &, const Scope &) = default;
};

/// One item of a checklist as a file tells it.
struct TemplateStep {
    QString id; ///< small letters, digits and single dashes; unique in the file
    QString text;
    QString stage; ///< the heading that it stands under; may be empty
    QString role; ///< whose it is; empty: anybody's
    std::optional<int> dueMinutes;
    TermFrom dueFrom = TermFrom::Applied;
    std::optional<Phase> duePhase; ///< with TermFrom::Phase
    QString previous; ///< with TermFrom::Previous: the id of the item before it
    Repeat repeat;
    QString note;
    Scope scope;
    std::optional<int> order; ///< its place among the items of several lists, smaller first
    int line = 0; ///< where it stands in its file, from 1
    friend bool operator==(const TemplateStep &, const TemplateStep &) = default;
};

/// A checklist file, read.
struct ChecklistTemplate {
    QString name;
    QString role; ///< whose list it is; empty: anybody's
    QString source; ///< where its advice comes from
    QString note;
    Scope scope; ///< of each item that has none of its own
    QList<TemplateStep> steps;
    friend bool operator==(const ChecklistTemplate &, const ChecklistTemplate &) = default;
};

} // namespace Bridgelog
