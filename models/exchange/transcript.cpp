// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/transcript.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

const QString timePattern =
    u"(?<time>(?:(?:today|yesterday|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./](?:\\d{4}|\\d\\d))"
    "(?:,| at)?\\s+)?\\d{1,2}:\\d\\d(?::\\d\\d)?(?:\\s?[ap]\\.?m\\.?)?(?:\\s(?:UTC|GMT|[A-Z]{3,4}))?)"_s;

QRegularExpression shape(const QString &pattern)
{
    QString whole = pattern;
    whole.replace(u"TIME"_s, timePattern);
    return QRegularExpression(u'^' + whole + u'$', QRegularExpression::CaseInsensitiveOption);
}

/// The first line of a message: its time, its author, and the start of its text.
const std::array<QRegularExpression, 5> &firstLines()
{
    static const std::array<QRegularExpression, 5> shapes{
        shape(u"\\[TIME\\]\\s*<?(?<author>[^<>:\\[\\]]{1,48})(?:>|:)\\s*(?<text>.*)"_s),
        shape(u"\\[?TIME\\]?\\s+<(?<author>[^<>]{1,48})>\\s*(?<text>.*)"_s),
        shape(u"TIME\\s+[-–]\\s+(?<author>[^:]{1,48}):\\s*(?<text>.*)"_s),
        shape(
            u"(?<author>\\S[^:\\[\\]]{0,46}?\\S)(?:\\s{2,}|\\s+[—–]\\s+|\\s+\\[)TIME\\]?(?<text>)"_s),
        shape(u"(?<author>\\S[^:\\[\\]\\d]{0,46}?\\S)\\s+TIME(?<text>)"_s),
    };
    return shapes;
}

/// Into the order that cannot be misread; as it was where it can be.
QString unambiguous(const QString &time)
{
    static const QRegularExpression date(u"^(\\d{1,2})([./])(\\d{1,2})[./](\\d{4}|\\d\\d)\\b"_s);
    const auto match = date.match(time);
    if (!match.hasMatch())
        return time;
    int day = match.capturedView(1).toInt();
    int month = match.capturedView(3).toInt();
    const int year = match.capturedView(4).toInt();
    const bool dotted = match.capturedView(2) == u"."; // only ever day first
    if (!dotted && month > 12)
        std::swap(day, month);
    else if (!dotted && day <= 12 && day != month)
        return time;
    return u"%1-%2-%3"_s.arg(year < 100 ? 2000 + year : year)
               .arg(month, 2, 10, QChar(u'0'))
               .arg(day, 2, 10, QChar(u'0'))
        + time.sliced(match.capturedLength());
}

QString normalised(QString time)
{
    static const QRegularExpression glue(
        u"(?:,|\\s+at)\\s+"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression today(
        u"^today\\s+"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression dots(
        u"\\b([ap])\\.m\\.?"_s, QRegularExpression::CaseInsensitiveOption);
    time.replace(glue, u" "_s);
    time.remove(today);
    time.replace(dots, u"\\1m"_s);
    return unambiguous(time.simplified());
}

} // namespace

QList<ChatMessage> chatMessages(const QString &text)
{
    QList<ChatMessage> messages;
    for (const QString &line : text.split(u'\n')) {
        const QString trimmed = line.trimmed();
        bool begins = false;
        for (const QRegularExpression &first : firstLines()) {
            const auto match = first.match(trimmed);
            begins = match.hasMatch();
            if (!begins)
                continue;
            messages.append(
                {.time = normalised(match.captured(u"time"_s)),
                 .author = match.captured(u"author"_s).trimmed(),
                 .text = match.captured(u"text"_s).trimmed()});
            break;
        }
        if (begins)
            continue;
        if (messages.isEmpty()) {
            if (trimmed.isEmpty())
                continue;
            return {};
        }
        ChatMessage &message = messages.last();
        message.text += message.text.isEmpty() ? trimmed : u'\n' + line;
    }
    for (ChatMessage &message : messages)
        message.text = message.text.trimmed();
    return messages.size() < 2 ? QList<ChatMessage>() : messages;
}

} // namespace Bridgelog
