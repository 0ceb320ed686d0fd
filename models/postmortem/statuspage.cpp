// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/audience.h"
#include "postmortem/blocks.h"
#include "postmortem/document.h"
#include "postmortem/markdownreader.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

/// One of the words that status pages know.
QString pageWord(const QString &phase)
{
    const auto known = fromWord<Phase>(phase);
    if (!known)
        return phase.isEmpty() ? u"Update"_s : spoken(cleanLine(phase));
    switch (*known) {
        using enum Phase;
    case Triage:
    case Investigating: return u"Investigating"_s;
    case Identified:
    case Mitigating: return u"Identified"_s;
    case Monitoring: return u"Monitoring"_s;
    case Resolved:
    case Closed:
    case FalseAlarm:
    case Merged: return u"Resolved"_s;
    }
    return u"Update"_s;
}

/// When it went out, as status pages write it, always in UTC.
QString posted(const Entry &entry)
{
    const auto at = entry.publishedAt ? entry.publishedAt : entry.at.at;
    if (!at)
        return u"Time unknown"_s;
    static const QLocale plain = QLocale::c();
    const auto utc = QDateTime::fromMSecsSinceEpoch(at->us / 1000, QTimeZone::UTC);
    const QString day = plain.toString(utc.date(), u"MMM dd, yyyy"_s);
    if (!entry.publishedAt && entry.at.precision == Precision::Day)
        return u"Posted "_s + day;
    return u"Posted %1 - %2 UTC"_s.arg(day, plain.toString(utc.time(), u"HH:mm"_s));
}

QString affected(const Incident &incident)
{
    QStringList names;
    for (const Component &component : incident.components)
        names.append(cleanLine(component.name));
    return names.isEmpty() ? QString()
                           : u"This incident affected: %1.\n"_s.arg(names.join(u", "_s));
}

} // namespace

QByteArray statusPageText(const Incident &whole)
{
    const Incident incident = shownTo(whole, Audience::Public);
    QList<Entry> updates;
    for (int row = 0; row < incident.timeline.size(); ++row) {
        if (incident.timeline.head(row).kind == EntryKind::Update)
            updates.prepend(incident.timeline.at(row));
    }
    QString text = cleanLine(incident.title) + u"\n\n"_s;
    if (incident.kind == IncidentKind::Drill)
        text += u"This is a rehearsal; nothing is wrong.\n\n"_s;
    if (!incident.organisation.isEmpty())
        text += u"Incident Report for %1\n\n"_s.arg(cleanLine(incident.organisation));
    if (updates.isEmpty())
        text += u"No update was published.\n"_s;
    for (const Entry &entry : std::as_const(updates)) {
        const QString body = plainText(readMarkdown(entry.text)).trimmed();
        text += pageWord(entry.phase) + u"\n\n"_s;
        text += (body.isEmpty() ? u"(no text)"_s : body) + u'\n' + posted(entry) + u"\n\n"_s;
    }
    return text.append(affected(incident)).toUtf8();
}

} // namespace Bridgelog
