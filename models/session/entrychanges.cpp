// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/entrychanges.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static EntryAdded likeOf(const Entry &entry)
{
    // A line that the fold wrote is a note once it stands for itself.
    const bool logged = std::ranges::contains(loggedKinds, entry.kind);
    return {
        .entry = EntryId::make(),
        .kind = logged ? entry.kind : EntryKind::Note,
        .at = entry.at,
        .after = entry.at.at ? std::nullopt : std::optional(entry.id),
        .text = entry.text,
        .audience = entry.audience,
        .hypothesis = entry.hypothesis,
        .assignee = entry.assignee,
        .author = entry.author};
}

static EventBody attachmentFor(const EntryId &entry, const Attachment &attachment)
{
    return AttachmentAdded{
        .entry = entry,
        .sha256 = attachment.sha256,
        .name = attachment.name,
        .mediaType = attachment.mediaType,
        .size = attachment.size};
}

QList<EventBody> duplicated(const Entry &entry)
{
    const EntryAdded copy = likeOf(entry);
    QList<EventBody> bodies{copy};
    for (const Attachment &attachment : entry.attachments)
        bodies.append(attachmentFor(copy.entry, attachment));
    return bodies;
}

static QString withoutBlankEnd(QString text)
{
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

static QString withoutBlankStart(const QString &text)
{
    qsizetype lineStart = 0; // the first line's own indentation stays
    for (qsizetype i = 0; i < text.size() && text.at(i).isSpace(); ++i) {
        if (text.at(i) == u'\n')
            lineStart = i + 1;
    }
    const QString rest = text.mid(lineStart);
    return lineStart == 0 && rest.startsWith(u' ') ? rest.mid(1) : rest;
}

QList<EventBody> splitInTwo(const Entry &entry, qsizetype position)
{
    position = std::clamp<qsizetype>(position, 0, entry.text.size());
    if (position > 0 && position < entry.text.size() && entry.text.at(position).isLowSurrogate()
        && entry.text.at(position - 1).isHighSurrogate())
        --position;
    const QString first = withoutBlankEnd(entry.text.left(position));
    EntryAdded second = likeOf(entry);
    second.text = withoutBlankStart(entry.text.mid(position));
    if (first.trimmed().isEmpty() || second.text.trimmed().isEmpty())
        return {};
    return {EntryRevised{.entry = entry.id, .text = first}, second};
}

QList<EventBody> joined(const Timeline &timeline, const QList<EntryId> &entries)
{
    QList<int> rows;
    for (const EntryId &entry : entries) {
        const int row = timeline.rowOf(entry);
        if (row >= 0 && !timeline.head(row).struck && !rows.contains(row))
            rows.append(row);
    }
    if (rows.size() < 2)
        return {};
    std::ranges::sort(rows);
    const Entry first = timeline.at(rows.takeFirst());
    QStringList texts{withoutBlankEnd(first.text)};
    QList<EventBody> rest;
    for (const int row : std::as_const(rows)) {
        const Entry entry = timeline.at(row);
        texts.append(withoutBlankEnd(entry.text));
        for (const Attachment &attachment : entry.attachments) {
            if (!std::ranges::contains(first.attachments, attachment.sha256, &Attachment::sha256))
                rest.append(attachmentFor(first.id, attachment));
        }
        rest.append(EntryRetracted{.entry = entry.id, .reason = u"joined"_s});
    }
    return QList<EventBody>{EntryRevised{.entry = first.id, .text = texts.join(u"\n\n"_s)}} + rest;
}

static QString spokenShift(qint64 us)
{
    const qint64 seconds = (us < 0 ? -us : us) / Instant::second;
    QStringList parts;
    const auto part = [&](qint64 amount, const QString &unit) {
        if (amount > 0)
            parts.append(u"%1 %2"_s.arg(amount).arg(unit));
    };
    part(seconds / 86400, u"d"_s);
    part(seconds / 3600 % 24, u"h"_s);
    part(seconds / 60 % 60, u"min"_s);
    part(seconds % 60, u"s"_s);
    return (us < 0 ? u"−"_s : u"+"_s) + (parts.isEmpty() ? u"0 s"_s : parts.join(u' '));
}

Moment shifted(const Moment &moment, qint64 us)
{
    Moment result = moment;
    if (result.at)
        result.at->us += us;
    if (result.until)
        result.until->us += us;
    if (!result.words.isEmpty())
        result.words = u"%1, moved by %2"_s.arg(moment.words, spokenShift(us));
    return result;
}

} // namespace Bridgelog
