// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/error.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Bridgelog {

struct ZipFile {
    QString path; ///< inside the archive, with slashes
    QByteArray bytes;
    bool stored = false; ///< as it is, for those who read it without unpacking
};

/// The files as one ZIP archive, in their order, without owners and all of one date, so that the
/// same files give the same bytes. Loads the library the first time; any thread.
Result<QByteArray> zipArchive(const QList<ZipFile> &files);

/// The files in a ZIP archive that this program made.
Result<QList<ZipFile>> zipFiles(const QByteArray &archive);

} // namespace Bridgelog
