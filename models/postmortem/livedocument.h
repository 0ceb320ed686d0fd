// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/facts.h"
#include "postmortem/postmortem.h"

#include <QHash>

namespace Bridgelog {

/// A begun document as blocks: what is live is filled as the incident is now, what is not is text.
/// Keeps what it made of each section, so that after a key only one is made anew: one for each
/// document, used by one thread at a time.
class LiveDocument {
public:
    /// `facts` are of `incident`, as an audience may see it. `version` is another one where the
    /// incident says something else than the last time beside its sections.
    Blocks blocksOf(const Incident &incident, const Facts &facts, quint64 version = 0);

    /// Which of the blocks last made begins each section, for those who scroll the two together.
    const QList<qsizetype> &sectionStarts() const { return m_starts; }

private:
    struct Made {
        Blocks blocks;
        quint64 version = 0;
        quint64 round = 0; ///< when it was wanted last
    };

    QHash<QString, Made> m_made; ///< by what the section says
    QList<qsizetype> m_starts;
    quint64 m_round = 0;
};

/// The sections of a new document of a template: its headings with what stands beneath, live. Text
/// that the incident has under one of these titles takes that section's place, as text; what no
/// heading claims follows where the template wants it, else at the end.
Result<QList<Section>> begunSections(const QString &templateName, const Incident &incident);

/// One section's text with its fields filled in, as Markdown that is no template any more.
QString frozenText(const Section &section, const Incident &incident, Audience audience);

} // namespace Bridgelog
