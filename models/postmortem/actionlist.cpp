// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/audience.h"
#include "postmortem/csvtext.h"
#include "postmortem/document.h"
#include "postmortem/facts.h"
#include "postmortem/markdownreader.h"

#include <QDate>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

QString wordOrNothing(const std::optional<ActionClass> &value)
{
    return value ? word(*value) : QString();
}

/// The calendar's escapes for text, and no sign that it does not carry.
QByteArray calendarText(const QString &text)
{
    QString result;
    for (const QChar c : cleanText(text).trimmed()) {
        if (c == u'\\' || c == u';' || c == u',')
            result.append(u'\\');
        if (c == u'\n')
            result.append(u"\\n"_s);
        else
            result.append(c);
    }
    return result.toUtf8();
}

/// A content line of RFC 5545, folded so that no line has more than 75 octets and no character is
/// broken.
void addLine(QByteArray &to, const QByteArray &line)
{
    constexpr qsizetype most = 75;
    qsizetype length = 0;
    for (qsizetype i = 0; i < line.size();) {
        qsizetype next = i + 1;
        while (next < line.size() && (static_cast<uchar>(line.at(next)) & 0xC0) == 0x80)
            ++next;
        if (length + next - i > most) {
            to += "\r\n ";
            length = 1;
        }
        to += line.sliced(i, next - i);
        length += next - i;
        i = next;
    }
    to += "\r\n";
}

QByteArray stampOf(Instant instant)
{
    QString text = isoText(instant.flooredTo(Instant::second));
    return text.remove(u'-').remove(u':').toLatin1();
}

QByteArray statusOf(ActionState state)
{
    switch (state) {
        using enum ActionState;
    case Open: return "NEEDS-ACTION";
    case Done: return "COMPLETED";
    case Dropped: return "CANCELLED";
    }
    return {};
}

/// 1 is the highest, as "P1", "1" or "high" say; 0 where nothing is said that a calendar knows.
int priorityOf(const QString &text)
{
    const QString word = text.simplified().toLower();
    if (word == u"high" || word == u"critical" || word == u"urgent" || word == u"p0")
        return 1;
    if (word == u"medium" || word == u"normal")
        return 5;
    if (word == u"low")
        return 9;
    const int number = (word.startsWith(u'p') ? word.sliced(1) : word).toInt();
    return number >= 1 && number <= 9 ? number : 0;
}

bool isAddress(const QString &link)
{
    return (link.startsWith(u"https://"_s) || link.startsWith(u"http://"_s))
        && std::ranges::all_of(link, [](QChar c) { return c > u' ' && c.unicode() < 0x7F; });
}

void addTodo(QByteArray &to, const ActionItem &action, const QString &incident, Instant stamp)
{
    QStringList about{u"From the incident “%1”."_s.arg(cleanLine(incident))};
    if (!action.owner.isEmpty())
        about.append(u"Owner: %1"_s.arg(cleanLine(action.owner)));
    const QDate due = QDate::fromString(action.due.trimmed(), Qt::ISODate);
    if (!action.due.isEmpty() && !due.isValid())
        about.append(u"Due: %1"_s.arg(cleanLine(action.due)));
    if (!action.priority.isEmpty())
        about.append(u"Priority: %1"_s.arg(cleanLine(action.priority)));
    if (!action.link.isEmpty() && !isAddress(action.link))
        about.append(u"See: %1"_s.arg(cleanLine(action.link)));
    addLine(to, "BEGIN:VTODO");
    addLine(to, "UID:" + action.id.text().toLatin1() + "@bridgelog");
    addLine(to, "DTSTAMP:" + stampOf(stamp));
    addLine(to, "SUMMARY:" + calendarText(cleanLine(plainText(readMarkdown(action.text)))));
    addLine(to, "DESCRIPTION:" + calendarText(about.join(u'\n')));
    if (due.isValid())
        addLine(to, "DUE;VALUE=DATE:" + due.toString(u"yyyyMMdd"_s).toLatin1());
    addLine(to, "STATUS:" + statusOf(action.state));
    if (const int priority = priorityOf(action.priority); priority > 0)
        addLine(to, "PRIORITY:" + QByteArray::number(priority));
    if (action.actionClass)
        addLine(to, "CATEGORIES:" + calendarText(word(*action.actionClass)));
    if (!action.owner.isEmpty())
        addLine(to, "CONTACT:" + calendarText(cleanLine(action.owner)));
    if (isAddress(action.link))
        addLine(to, "URL:" + action.link.toLatin1());
    addLine(to, "END:VTODO");
}

} // namespace

static QList<ToldAction> actionsOf(const Incident &shown)
{
    QList<ToldAction> actions;
    for (const ActionItem &action : shown.actions)
        actions.append({.item = action, .incident = shown.title});
    return actions;
}

QByteArray actionsCsv(const QList<ToldAction> &actions)
{
    QString csv;
    addCsvRow(
        csv,
        {u"incident"_s, u"id"_s, u"text"_s, u"class"_s, u"owner"_s, u"due"_s, u"priority"_s,
         u"state"_s, u"link"_s});
    for (const auto &[action, incident] : actions) {
        addCsvRow(
            csv,
            {incident, action.id.text(), action.text, wordOrNothing(action.actionClass),
             action.owner, action.due, action.priority, word(action.state), action.link});
    }
    return csv.toUtf8();
}

QByteArray actionsCsv(const Incident &incident, const ExportOptions &options)
{
    return actionsCsv(actionsOf(shownTo(incident, options.audience)));
}

QByteArray actionsCalendar(const QList<ToldAction> &actions, Instant stamp)
{
    QByteArray calendar;
    addLine(calendar, "BEGIN:VCALENDAR");
    addLine(calendar, "VERSION:2.0");
    addLine(calendar, "PRODID:-//Bridgelog//Action items//EN");
    for (const auto &[action, incident] : actions)
        addTodo(calendar, action, incident, stamp);
    addLine(calendar, "END:VCALENDAR");
    return calendar;
}

QByteArray actionsCalendar(const Incident &incident, const ExportOptions &options)
{
    const Incident shown = shownTo(incident, options.audience);
    return actionsCalendar(actionsOf(shown), Facts(shown, options.audience).lastInstant());
}

} // namespace Bridgelog
