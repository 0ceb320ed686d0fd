// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/rowtext.h"

#include "incident/sizetext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr qint64 lateFrom = Instant::minute;

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("Timeline", text, nullptr, n);
}

/// A time of day; with its date where that is not `beside`'s.
QString when(Instant instant, Instant beside, const RowContext &context)
{
    const bool utc = context.first == Clock::Utc;
    const QTimeZone zone = utc ? QTimeZone(QTimeZone::UTC) : context.zone;
    const QString time = utc ? utcText(instant) : clockText(instant, zone);
    const QDate date = dateIn(instant, zone);
    const QDate other = dateIn(beside, zone);
    return date == other ? time : shortDayText(date, other) + u' ' + time;
}

/// Until when an entry counts as logged while it happened: what is known to the minute may be a
/// minute older.
bool isLate(const Entry &entry)
{
    if (!entry.at.at || !entry.source.isEmpty() || entry.at.precision == Precision::Day)
        return false;
    const qint64 slack = entry.at.precision == Precision::Second ? lateFrom : 2 * lateFrom;
    return entry.recordedAt.us - entry.at.until.value_or(*entry.at.at).us >= slack;
}

QString authorText(const Entry &entry, const RowContext &context)
{
    // An update says when it was published.
    if (!isLate(entry) || entry.publishedAt)
        return entry.author;
    const QString recorded = when(entry.recordedAt, *entry.at.at, context);
    return entry.author.isEmpty() ? tr("backdated at %1").arg(recorded)
                                  : tr("backdated by %1 at %2").arg(entry.author, recorded);
}

QStringList timeRemarks(const Entry &entry, const RowContext &context)
{
    QStringList remarks;
    const Moment &at = entry.at;
    if (at.at && at.until)
        remarks << tr("until %1, %2")
                       .arg(when(*at.until, *at.at, context), spanText(at.until->us - at.at->us));
    const bool vague =
        at.precision == Precision::Approximate || at.precision == Precision::Day || !at.at;
    if (vague && !at.words.isEmpty())
        remarks << u'“' + at.words + u'”';
    if (at.at && entry.publishedAt && entry.publishedAt->us - at.at->us >= Instant::minute)
        remarks << tr("published %1").arg(when(*entry.publishedAt, *at.at, context));
    if (at.at && *at.at > context.now && at.at->us - context.now.us >= Instant::minute)
        remarks << tr("planned");
    return remarks;
}

QStringList stateRemarks(const Entry &entry, const RowContext &context)
{
    QStringList remarks;
    if (entry.pinned)
        remarks << tr("pinned");
    if (!entry.assignee.isEmpty())
        remarks << tr("%1 is on it").arg(entry.assignee);
    if (entry.revisions > 0)
        remarks << tr("edited");
    if (entry.struck)
        remarks
            << (entry.struckReason.isEmpty() ? tr("struck")
                                             : tr("struck: %1").arg(entry.struckReason));
    if (context.saving)
        remarks << tr("saving…");
    else if (context.savedAt)
        remarks << tr("saved %1").arg(clockText(*context.savedAt, context.zone, Detail::Seconds));
    return remarks;
}

void tellTimes(const Entry &entry, const RowContext &context, QString (&times)[2])
{
    if (!entry.at.at) {
        times[0] = tr("time");
        times[1] = tr("unknown");
        return;
    }
    const Instant at = *entry.at.at;
    const bool utcFirst = context.first == Clock::Utc;
    if (entry.at.precision == Precision::Day) {
        const QTimeZone zone = utcFirst ? QTimeZone(QTimeZone::UTC) : context.zone;
        times[0] = shortDayText(dateIn(at, zone), dateIn(at, zone));
        times[1] = tr("all day");
        return;
    }
    const QString about = entry.at.precision == Precision::Approximate ? u"≈"_s : QString();
    const QString utc = utcText(at);
    if (isUtc(context.zone)) {
        times[0] = about + utc;
        return;
    }
    const QString local = clockText(at, context.zone);
    times[0] = about + (utcFirst ? utc : local);
    times[1] = utcFirst ? local : utc;
}

} // namespace

QString kindText(const Entry &entry)
{
    QString text = entry.milestone ? spoken(*entry.milestone) : spoken(entry.kind);
    if (entry.kind == EntryKind::Hypothesis)
        text += u" · "_s + spoken(entry.hypothesis.value_or(HypothesisState::Open));
    if (entry.audience == Audience::Public)
        text += u" · "_s + spoken(entry.audience);
    return text.toUpper();
}

RowText rowText(const Entry &entry, const RowContext &context)
{
    RowText text;
    tellTimes(entry, context, text.times);
    text.kind = kindText(entry);
    QStringList meta = timeRemarks(entry, context);
    if (const QString author = authorText(entry, context); !author.isEmpty())
        meta << author;
    meta << stateRemarks(entry, context);
    text.meta = meta.join(u" · "_s);
    return text;
}

QString attachmentText(const Attachment &attachment)
{
    constexpr qsizetype digits = 12; // tell two files apart at a glance
    return tr("%1 · %2 · SHA-256 %3")
        .arg(
            attachment.name, sizeText(attachment.size),
            attachment.sha256.first(std::min(digits, attachment.sha256.size())));
}

QString whenText(const Entry &entry, const QTimeZone &zone)
{
    if (!entry.at.at)
        return momentText(entry.at, zone, entry.recordedAt);
    const QString date = dateIn(*entry.at.at, zone).toString(Qt::ISODate);
    return date + u' ' + momentText(entry.at, zone, *entry.at.at);
}

QString kindWord(const Entry &entry)
{
    return entry.milestone ? spoken(*entry.milestone) : spoken(entry.kind);
}

QString remarkText(const Entry &entry)
{
    QStringList remarks;
    if (entry.struck && !entry.struckReason.isEmpty())
        remarks << u'(' + tr("struck: %1").arg(entry.struckReason) + u')';
    if (!entry.author.isEmpty())
        remarks << u'(' + entry.author + u')';
    return remarks.join(u' ');
}

QString asMarkdown(const Entry &entry, const QTimeZone &zone)
{
    QString text = entry.text;
    text.replace(u'\n', u"\n  "_s);
    QString line = u"- **%1** %2: "_s.arg(whenText(entry, zone), kindWord(entry));
    line += entry.struck ? u"~~"_s + text + u"~~"_s : text;
    const QString remark = remarkText(entry);
    return remark.isEmpty() ? line : line + u' ' + remark;
}

QString asSpeech(const Entry &entry, const RowContext &context)
{
    QString speech = momentText(entry.at, context.zone, context.now) + u", "_s + kindWord(entry)
        + u": "_s + entry.text;
    if (const QString meta = rowText(entry, context).meta; !meta.isEmpty())
        speech += u", "_s + meta;
    for (const Attachment &attachment : entry.attachments)
        speech += u", "_s + attachmentText(attachment);
    return speech;
}

} // namespace Bridgelog
