// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"
#include "postmortem/blocks.h"

#include <QHash>

#include <functional>

namespace Bridgelog {

/// The bytes of an attachment by its sum; empty where they are not at hand. Any thread.
using AttachedBytes = std::function<QByteArray(const QString &sha256)>;

/// The largest file that is made a picture of a postmortem.
inline constexpr qint64 largestPicture = 32LL << 20; // bytes

/// Pictures that were made before, by the sum of their file.
using MadePictures = QHash<QString, std::pair<QByteArray, QSize>>;

/// Whether a file of this type can stand in a postmortem.
bool isPicture(const QString &mediaType);

/// Gives each picture of a document the bytes of the incident's attachment that has its name, made
/// anew: nothing but what is seen is in them. One whose file is not there is the text it was
/// written as.
void placePictures(
    Blocks &blocks, const Incident &incident, const AttachedBytes &bytes,
    MadePictures *made = nullptr);

/// The names of the pictures that texts for this audience show, each once. What is seen in them no
/// rule can take out.
QStringList shownPictures(const Incident &incident, Audience audience);

} // namespace Bridgelog
