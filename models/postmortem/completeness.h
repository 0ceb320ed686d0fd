// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

namespace Bridgelog {

/// Something that a reviewer would send a postmortem back for.
struct Gap {
    enum class Kind : quint8 {
        EmptySection,
        MilestoneMissing,
        ActionWithoutOwner,
        ActionWithoutDue,
        InternalInPublic, ///< words of an internal entry in a document for the public
        TimeDisagrees, ///< a written time is not the recorded one
        DurationDisagrees,
        OpenComment
    };
    Kind kind = Kind::EmptySection;
    QString section; ///< key; empty where it is about no section
    qsizetype at = -1; ///< where in the section's text
    qsizetype length = 0;
    QString sentence; ///< what is wrong, whole
    friend bool operator==(const Gap &, const Gap &) = default;
};

/// What is missing in, and wrong with, a begun document, in the order of its sections; then what
/// the incident lacks.
QList<Gap> gapsOf(const Incident &incident, Audience audience);

/// Times and durations in prose that disagree with what is recorded.
QList<Gap> contradictions(const Incident &incident, const Section &section);

/// What a section says beside its code and its fields, as long as before: what is left out is
/// blank.
QString proseOf(const QString &text);

} // namespace Bridgelog
