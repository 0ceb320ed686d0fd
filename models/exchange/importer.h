// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"
#include "incident/event.h"

#include <QDate>
#include <QTimeZone>

namespace Bridgelog {

/// What the person answered, or wishes.
struct ImportOptions {
    QString format; ///< "statuspage-text", "json"; empty: recognised by content
    std::optional<QTimeZone> zone;
    std::optional<QDate> date; ///< answers a missing year or date
    bool infer = true; ///< false: take nothing from prose
};

/// One incident as an import understood it: bodies in the order they are to be appended (Declared
/// first).
struct ImportedIncident {
    QString title;
    QString key; ///< what makes a second import add nothing
    QList<EventBody> bodies;
};
/// Its events, ready to be appended.
QList<Event> eventsOf(const ImportedIncident &incident, const IncidentId &id, Instant now);

struct ImportPlan {
    QString format;
    QList<ImportedIncident> incidents;
    QStringList inferred; ///< one sentence each, with the words it was read from
    QStringList warnings; ///< contradictions, kept and listed
    QStringList ignored; ///< page furniture and what was not understood
};

/// Understands `content` without writing anything. Refuses, with the question, where a year, a date
/// or a zone is missing and `options` does not answer it. The same content and options give the
/// same plan, ids aside.
Result<ImportPlan>
planImport(const QByteArray &content, const QString &fileName, const ImportOptions &options);

} // namespace Bridgelog
