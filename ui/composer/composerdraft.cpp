// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composerdraft.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

/// Nobody types it: what follows is not the bare text.
constexpr QChar mark(0x1E);

QJsonArray arrayOf(const QList<StoredAttachment> &attachments)
{
    QJsonArray array;
    for (const StoredAttachment &each : attachments)
        array.append(QJsonObject{
            {u"sha256"_s, each.sha256},
            {u"name"_s, each.name},
            {u"mediaType"_s, each.mediaType},
            {u"size"_s, each.size}});
    return array;
}

QList<StoredAttachment> attachmentsOf(const QJsonArray &array)
{
    QList<StoredAttachment> attachments;
    for (const QJsonValue &value : array)
        attachments.append(
            {.sha256 = value[u"sha256"_s].toString(),
             .name = value[u"name"_s].toString(),
             .mediaType = value[u"mediaType"_s].toString(),
             .size = value[u"size"_s].toInteger()});
    return attachments;
}

} // namespace

QString ComposerDraft::kept() const
{
    if (isEmpty())
        return {};
    if (!audience && editing.isNull() && attachments.isEmpty() && !text.startsWith(mark))
        return text;
    QJsonObject object{{u"text"_s, text}};
    if (audience)
        object[u"audience"_s] = word(*audience);
    if (!attachments.isEmpty())
        object[u"attachments"_s] = arrayOf(attachments);
    if (!editing.isNull()) {
        object[u"editing"_s] = editing.text();
        object[u"original"_s] = original;
        object[u"aside"_s] = aside;
        object[u"asideAttachments"_s] = arrayOf(asideAttachments);
    }
    return mark + QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

ComposerDraft ComposerDraft::fromKept(const QString &kept)
{
    if (!kept.startsWith(mark))
        return {.text = kept};
    const QJsonObject object =
        QJsonDocument::fromJson(QStringView(kept).sliced(1).toUtf8()).object();
    return {
        .text = object[u"text"_s].toString(),
        .audience = fromWord<Audience>(object[u"audience"_s].toString()),
        .editing = EntryId::fromText(object[u"editing"_s].toString()),
        .original = object[u"original"_s].toString(),
        .aside = object[u"aside"_s].toString(),
        .attachments = attachmentsOf(object[u"attachments"_s].toArray()),
        .asideAttachments = attachmentsOf(object[u"asideAttachments"_s].toArray())};
}

} // namespace Bridgelog
