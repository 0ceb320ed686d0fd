// SPDX-License-Identifier: GPL-3.0-or-later
// The module behind zipArchive and zipFiles: KArchive, and with it the libraries of every
// compression it knows.
#include "modules/ziparchive.h"

#include <KZip>

#include <QBuffer>
#include <QDateTime>

using Bridgelog::ZipFile;

extern "C" Q_DECL_EXPORT bool zipArchive(const QList<ZipFile> &files, QByteArray &archive)
{
    // ZIP dates are local and begin in 1980; noon is there in every zone.
    const QDateTime date(QDate(1980, 1, 1), QTime(12, 0));
    QBuffer buffer(&archive);
    KZip zip(&buffer);
    zip.setExtraField(KZip::NoExtraField);
    if (!zip.open(QIODevice::WriteOnly))
        return false;
    for (const ZipFile &file : files) {
        zip.setCompression(file.stored ? KZip::NoCompression : KZip::DeflateCompression);
        if (!zip.writeFile(file.path, file.bytes, 0100644, {}, {}, date, date, date))
            return false;
    }
    return zip.close();
}

static void unpack(const KArchiveDirectory &folder, const QString &path, QList<ZipFile> &files)
{
    for (const QString &name : folder.entries()) {
        const KArchiveEntry *entry = folder.entry(name);
        if (entry->isDirectory())
            unpack(
                *static_cast<const KArchiveDirectory *>(entry), path + name + QLatin1Char('/'),
                files);
        else
            files.append(
                {.path = path + name, .bytes = static_cast<const KArchiveFile *>(entry)->data()});
    }
}

extern "C" Q_DECL_EXPORT bool zipFiles(const QByteArray &archive, QList<ZipFile> &files)
{
    QByteArray bytes = archive;
    QBuffer buffer(&bytes);
    KZip zip(&buffer);
    if (!zip.open(QIODevice::ReadOnly))
        return false;
    unpack(*zip.directory(), {}, files);
    return !files.isEmpty();
}
