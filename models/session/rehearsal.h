// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"
#include "incident/event.h"

#include <QJsonArray>

namespace Bridgelog {

/// An incident that is played instead of lived: a script of who does and says what, on a clock of
/// its own.
class Rehearsal {
public:
    struct Step {
        Instant at; ///< on the rehearsal's clock
        QString tells; ///< what happens, for a person to follow
        QList<Event> events; ///< to be appended in one transaction
    };

    /// The one that comes with the program.
    static Result<Rehearsal> shipped();
    /// Reads a script (JSON); what is wrong with it is one sentence that names the step.
    static Result<Rehearsal> read(const QByteArray &json);

    /// The whole incident, marked as a drill, declared at `start`. The same start gives the same
    /// events, ids and all: playing them into an archive twice adds nothing.
    QList<Step> play(Instant start) const;
    IncidentId incidentId(Instant start) const;
    /// From the declaration to the last step, in µs.
    qint64 length() const;
    const QString &title() const { return m_title; }

private:
    Rehearsal() = default;
    Result<QList<Step>> perform(Instant start) const;

    QString m_name;
    QString m_title;
    QString m_zone;
    QString m_organisation;
    QJsonArray m_steps;
};

} // namespace Bridgelog
