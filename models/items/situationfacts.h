// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/deadlines.h"
#include "items/timetext.h"

namespace Bridgelog {

/// One row of the situation; see SituationModel.
struct SituationFact {
    enum class Kind : quint8 {
        Milestone,
        Severity,
        Zone,
        Summary,
        Figure,
        Link,
        Role,
        Responders,
        Component,
        Assignment,
        Deadline,
        Measure
    };
    enum class Tone : quint8 {
        Plain,
        Dim,
        Good,
        Warning,
        Critical
    };
    Kind kind = Kind::Milestone;
    QString key;
    QString label;
    QString value;
    QString delta;
    Tone tone = Tone::Plain;
    QString whole;
    QString edit;
    friend bool operator==(const SituationFact &, const SituationFact &) = default;
};

/// The roles every incident shows, whoever has them.
QStringList usualRoles();
/// Whether several may have a role: commander, deputy and scribe are one each.
bool takesSeveral(const QString &role);
/// How bad an impact looks: critical for an outage, good when it works.
SituationFact::Tone toneOf(const std::optional<Impact> &impact);
/// Every fact, in the order they are shown.
QList<SituationFact>
situationFacts(const Incident &incident, const Showing &showing, const Cadence &cadence = {});

} // namespace Bridgelog
