// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importer.h"
#include "incident/incident.h"

#include <QFile>

namespace Bridgelog {

inline constexpr Instant recordedAt{1'800'000'000'000'000};

/// The incident that appending an import's bodies gives.
inline Incident folded(const ImportedIncident &imported)
{
    Incident incident;
    const IncidentId id = IncidentId::make();
    for (const EventBody &body : imported.bodies)
        applyTo(incident, Event::make(id, body, QStringLiteral("importer"), recordedAt));
    return incident;
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The timeline as text, one entry a line, for comparing and for reading.
inline QString drawn(const Incident &incident)
{
    QString text;
    for (int row = 0; row < incident.timeline.size(); ++row) {
        const Entry &entry = incident.timeline.at(row);
        text += entry.at.at ? isoText(*entry.at.at) : QStringLiteral("-");
        if (entry.at.until)
            text += QStringLiteral("..") + isoText(*entry.at.until);
        text += QStringLiteral(" [%1] %2").arg(word(entry.at.precision), word(entry.kind));
        if (!entry.phase.isEmpty())
            text += QStringLiteral(" ") + entry.phase;
        if (entry.milestone)
            text += QStringLiteral(" *") + word(*entry.milestone);
        if (!entry.at.words.isEmpty())
            text += QStringLiteral(" {%1}").arg(entry.at.words);
        text += QStringLiteral(" ") + entry.text.simplified().left(100) + QLatin1Char('\n');
    }
    return text;
}

} // namespace Bridgelog
