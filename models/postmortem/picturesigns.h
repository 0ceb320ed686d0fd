// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QString>

namespace Bridgelog {

/// A sign that fonts hold as a coloured picture: printed pages show nothing for it, and a screen
/// measures it otherwise each time. It is drawn as a picture, on blanks that keep its room.
struct PictureSign {
    int start = 0; ///< of its room
    int length = 0;
    QString sign;
};

/// Puts blanks in the place of each such sign; `offset` is added to where they are.
QList<PictureSign> takePictureSigns(QString &text, qsizetype blanks, qsizetype offset = 0);

/// The sign in its colours, with nothing around it.
QImage pictureOf(const QString &sign);

} // namespace Bridgelog
