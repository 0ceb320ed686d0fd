// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/audience.h"
#include "postmortem/document.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

/// A cell of RFC 4180 that no spreadsheet takes for a formula: a leading sign of one is quoted with
/// an apostrophe.
static void addCell(QString &to, const QString &text)
{
    static const QString formulaSigns = u"=+-@\t\r＝＋－＠"_s + QChar(0);
    const bool formula = !text.isEmpty() && formulaSigns.contains(text.front());
    const bool quoted = formula
        || std::ranges::any_of(text, [](QChar c) { return u",\"\r\n\t;"_s.contains(c); })
        || text.startsWith(u' ') || text.endsWith(u' ');
    if (!quoted) {
        to.append(text);
        return;
    }
    to.append(u'"');
    if (formula)
        to.append(u'\'');
    for (const QChar c : text) {
        if (c == u'"')
            to.append(c);
        to.append(c.isNull() ? QChar(QChar::ReplacementCharacter) : c);
    }
    to.append(u'"');
}

static void addRow(QString &to, const QStringList &cells)
{
    bool first = true;
    for (const QString &cell : cells) {
        if (!first)
            to.append(u',');
        first = false;
        addCell(to, cell);
    }
    to.append(u"\r\n"_s);
}

static QString isoOrEmpty(const std::optional<Instant> &instant)
{
    return instant ? isoText(*instant) : QString();
}

QByteArray timelineCsv(const Incident &incident, const ExportOptions &options)
{
    const Incident shown = shownTo(incident, options.audience);
    QString csv;
    addRow(
        csv,
        {u"at"_s, u"until"_s, u"precision"_s, u"at_text"_s, u"recorded_at"_s, u"kind"_s, u"phase"_s,
         u"text"_s, u"author"_s, u"audience"_s, u"struck"_s});
    for (int row = 0; row < shown.timeline.size(); ++row) {
        const Entry entry = shown.timeline.at(row);
        addRow(
            csv,
            {isoOrEmpty(entry.at.at), isoOrEmpty(entry.at.until), word(entry.at.precision),
             entry.at.words, isoText(entry.recordedAt), word(entry.kind), entry.phase, entry.text,
             entry.author, word(entry.audience), entry.struck ? u"true"_s : u"false"_s});
    }
    return csv.toUtf8();
}

} // namespace Bridgelog
