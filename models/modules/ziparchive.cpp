// SPDX-License-Identifier: GPL-3.0-or-later
#include "modules/ziparchive.h"

#include "modules/module.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

Result<QByteArray> zipArchive(const QList<ZipFile> &files)
{
    using Function = bool (*)(const QList<ZipFile> &, QByteArray &);
    const auto function = moduleFunction(u"archives"_s, "zipArchive");
    if (!function)
        return std::unexpected(function.error());
    QByteArray archive;
    if (!reinterpret_cast<Function>(*function)(files, archive))
        return refuse(u"The document could not be packed."_s);
    return archive;
}

Result<QList<ZipFile>> zipFiles(const QByteArray &archive)
{
    using Function = bool (*)(const QByteArray &, QList<ZipFile> &);
    const auto function = moduleFunction(u"archives"_s, "zipFiles");
    if (!function)
        return std::unexpected(function.error());
    QList<ZipFile> files;
    if (!reinterpret_cast<Function>(*function)(archive, files))
        return refuse(u"The document could not be unpacked."_s);
    return files;
}

} // namespace Bridgelog
