// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/attachmentlimit.h"

#include "incident/sizetext.h"
#include "journal/attachmentstore.h"

#include <QSettings>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static QSettings settings() { return QSettings(u"bridgelog"_s, u"bridgelog"_s); }

static const QString key = u"attachments/limit"_s;

static Result<qint64> limitFrom(const QString &text)
{
    if (const auto size = sizeFrom(text); size && *size > 0)
        return *size;
    return refuse(
        u"“%1” is no size of a file; write it like 200 MiB or 2 GiB."_s.arg(text.trimmed()));
}

Result<qint64> attachmentLimit()
{
    const QString text = settings().value(key).toString();
    if (text.trimmed().isEmpty())
        return AttachmentStore::usualLimit;
    auto limit = limitFrom(text);
    if (!limit)
        return refuse(
            u"The largest attachment is not known: %1 It is set as attachments/limit in %2."_s.arg(
                limit.error().sentence, settings().fileName()));
    return limit;
}

Result<qint64> setAttachmentLimit(const QString &text)
{
    if (text.trimmed().isEmpty()) {
        settings().remove(key);
        return AttachmentStore::usualLimit;
    }
    auto limit = limitFrom(text);
    if (limit)
        settings().setValue(key, text.trimmed());
    return limit;
}

} // namespace Bridgelog
