// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/audience.h"
#include "postmortem/csvtext.h"
#include "postmortem/document.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

static QString isoOrEmpty(const std::optional<Instant> &instant)
{
    return instant ? isoText(*instant) : QString();
}

QByteArray timelineCsv(const Incident &incident, const ExportOptions &options)
{
    const Incident shown = shownTo(incident, options.audience);
    QString csv;
    addCsvRow(
        csv,
        {u"at"_s, u"until"_s, u"precision"_s, u"at_text"_s, u"recorded_at"_s, u"kind"_s, u"phase"_s,
         u"text"_s, u"author"_s, u"audience"_s, u"struck"_s});
    for (int row = 0; row < shown.timeline.size(); ++row) {
        const Entry entry = shown.timeline.at(row);
        addCsvRow(
            csv,
            {isoOrEmpty(entry.at.at), isoOrEmpty(entry.at.until), word(entry.at.precision),
             entry.at.words, isoText(entry.recordedAt), word(entry.kind), entry.phase, entry.text,
             entry.author, word(entry.audience), entry.struck ? u"true"_s : u"false"_s});
    }
    return csv.toUtf8();
}

} // namespace Bridgelog
