// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/moment.h"

#include <QByteArray>
#include <QList>
#include <QRectF>
#include <QString>

namespace Bridgelog {

/// XMP metadata: title, author (may be empty), date, and Bridgelog as the producer.
QByteArray pdfMetadata(const QString &title, const QString &author, Instant date);

/// What a PDF has besides what is painted. Lengths are points from the top left of a page; pages
/// are counted from 0.
struct PdfExtras {
    struct Bookmark {
        QString title;
        int level = 1; ///< as headings have it
        int page = 0;
        double top = 0;
    };
    struct LinkArea {
        int page = 0;
        QRectF box;
        QString url;
    };
    double pageHeight = 842;
    QList<Bookmark> bookmarks;
    QList<LinkArea> links;
};

/// The pages of PDFs as QPdfWriter wrote them, as one, with the extras, and without anything that
/// depends on the wall clock, the zone or chance: its dates become `date`, its objects are numbered
/// in the order in which they refer to each other (Qt numbers fonts in hash order), font tags
/// follow that order, and its ids are made from its content. What is no such PDF comes back as it
/// is, and of several nothing does.
QByteArray stamped(const QList<QByteArray> &parts, Instant date, const PdfExtras &extras = {});

} // namespace Bridgelog
