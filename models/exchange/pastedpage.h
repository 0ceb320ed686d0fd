// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/sourceline.h"
#include "exchange/writtentime.h"
#include "incident/words.h"

#include <QStringList>

namespace Bridgelog {

/// One post of a status page: what stood above its stamp (or, on some pages, below).
struct PastedPost {
    QString heading; ///< its phase word; empty where the heading was lost in pasting
    SourceLines body;
    WrittenTime stamp;
    int line = 0; ///< the stamp's
};

/// A status page or a report as it was pasted, taken apart but not yet understood.
struct PastedPage {
    QString title;
    int titleLine = 0;
    QString organisation;
    QString author;
    QString url;
    IncidentKind kind = IncidentKind::Incident;
    QList<PastedPost> posts; ///< as they stand in the text
    QStringList components;
    SourceLines rest; ///< prose that belongs to no post: all of it where there are none
    QStringList ignored; ///< furniture

    bool isStatusPage() const { return !posts.isEmpty(); }
};

PastedPage pastedPage(const QString &text);

} // namespace Bridgelog
