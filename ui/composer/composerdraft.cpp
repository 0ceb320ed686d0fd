// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composerdraft.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

/// Nobody types it: what follows is not the bare text.
constexpr QChar mark(0x1E);

} // namespace

QString ComposerDraft::kept() const
{
    if (isEmpty())
        return {};
    if (!audience && editing.isNull() && !text.startsWith(mark))
        return text;
    QJsonObject object{{u"text"_s, text}};
    if (audience)
        object[u"audience"_s] = word(*audience);
    if (!editing.isNull()) {
        object[u"editing"_s] = editing.text();
        object[u"original"_s] = original;
        object[u"aside"_s] = aside;
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
        .aside = object[u"aside"_s].toString()};
}

} // namespace Bridgelog
