// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/joinedlog.h"

#include <QByteArray>

#include <sqlite3.h>

#include <cstdlib>
#include <new>
#include <utility>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

/// Bytes; SQLite's VFS for Unix writes less than 128 KiB at a time.
constexpr qsizetype mostWaiting = 96 << 10;

/// SQLite allocates it; the file underneath is allocated here, so that it does not matter which VFS
/// is the usual one when.
struct File {
    sqlite3_file base = {};
    sqlite3_file *under = nullptr;
    File *database = nullptr; ///< of a log
    File *log = nullptr; ///< of a database
    QByteArray waiting; ///< of a log: joined, from `at` on
    sqlite3_int64 at = 0;
    int failed = SQLITE_OK; ///< what could not be told where it was met
};

File *ours(sqlite3_file *file) { return reinterpret_cast<File *>(file); }
sqlite3_file *under(sqlite3_file *file) { return ours(file)->under; }
const sqlite3_io_methods &methodsUnder(sqlite3_file *file) { return *under(file)->pMethods; }

int flush(File &file)
{
    if (const int failed = std::exchange(file.failed, SQLITE_OK))
        return failed;
    if (file.waiting.isEmpty())
        return SQLITE_OK;
    const int failed = file.under->pMethods->xWrite(
        file.under, file.waiting.constData(), static_cast<int>(file.waiting.size()), file.at);
    file.waiting.resize(0); // its room stays
    return failed;
}

int closeFile(sqlite3_file *file)
{
    File *const own = ours(file);
    int flushed = SQLITE_OK;
    if (own->under->pMethods) {
        flushed = flush(*own);
        const int closed = methodsUnder(file).xClose(own->under);
        flushed = flushed ? flushed : closed;
    }
    if (own->database)
        own->database->log = nullptr;
    if (own->log)
        own->log->database = nullptr;
    std::free(own->under);
    own->~File();
    return flushed;
}

int readFile(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset)
{
    if (const int failed = flush(*ours(file)))
        return failed;
    return methodsUnder(file).xRead(under(file), bytes, count, offset);
}

int writeFile(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
{
    File &own = *ours(file);
    if (!own.database)
        return methodsUnder(file).xWrite(own.under, bytes, count, offset);
    const bool goesOn = own.waiting.isEmpty() || own.at + own.waiting.size() == offset;
    const bool joins = !own.failed && goesOn && own.waiting.size() + count <= mostWaiting;
    if (!joins) {
        if (const int failed = flush(own))
            return failed;
    }
    if (own.waiting.isEmpty())
        own.at = offset;
    own.waiting.append(static_cast<const char *>(bytes), count);
    return SQLITE_OK;
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    if (const int failed = flush(*ours(file)))
        return failed;
    return methodsUnder(file).xTruncate(under(file), size);
}

int syncFile(sqlite3_file *file, int flags)
{
    if (const int failed = flush(*ours(file)))
        return failed;
    return methodsUnder(file).xSync(under(file), flags);
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    if (const int failed = flush(*ours(file)))
        return failed;
    return methodsUnder(file).xFileSize(under(file), size);
}

int lockFile(sqlite3_file *file, int level) { return methodsUnder(file).xLock(under(file), level); }

int unlockFile(sqlite3_file *file, int level)
{
    return methodsUnder(file).xUnlock(under(file), level);
}

int checkReserved(sqlite3_file *file, int *result)
{
    return methodsUnder(file).xCheckReservedLock(under(file), result);
}

int fileControl(sqlite3_file *file, int operation, void *argument)
{
    if (const int failed = flush(*ours(file)))
        return failed;
    return methodsUnder(file).xFileControl(under(file), operation, argument);
}

int sectorSize(sqlite3_file *file) { return methodsUnder(file).xSectorSize(under(file)); }

int characteristics(sqlite3_file *file)
{
    return methodsUnder(file).xDeviceCharacteristics(under(file));
}

int mapMemory(sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
    return methodsUnder(file).xShmMap(under(file), region, size, extend, memory);
}

int lockMemory(sqlite3_file *file, int offset, int count, int flags)
{
    return methodsUnder(file).xShmLock(under(file), offset, count, flags);
}

/// Between the two copies of the index' head: only then do others look at what is new.
void memoryBarrier(sqlite3_file *file)
{
    if (File *log = ours(file)->log)
        log->failed = flush(*log);
    methodsUnder(file).xShmBarrier(under(file));
}

int unmapMemory(sqlite3_file *file, int remove)
{
    return methodsUnder(file).xShmUnmap(under(file), remove);
}

const sqlite3_io_methods methods{
    .iVersion = 2,
    .xClose = closeFile,
    .xRead = readFile,
    .xWrite = writeFile,
    .xTruncate = truncateFile,
    .xSync = syncFile,
    .xFileSize = fileSize,
    .xLock = lockFile,
    .xUnlock = unlockFile,
    .xCheckReservedLock = checkReserved,
    .xFileControl = fileControl,
    .xSectorSize = sectorSize,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = mapMemory,
    .xShmLock = lockMemory,
    .xShmBarrier = memoryBarrier,
    .xShmUnmap = unmapMemory,
    .xFetch = nullptr,
    .xUnfetch = nullptr};

int openFile(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    sqlite3_vfs *usual = sqlite3_vfs_find(nullptr);
    auto *own = new (file) File;
    own->under = static_cast<sqlite3_file *>(std::calloc(1, static_cast<size_t>(usual->szOsFile)));
    if (!own->under)
        return SQLITE_NOMEM;
    const int opened = usual->xOpen(usual, name, own->under, flags, outFlags);
    if (opened != SQLITE_OK && !own->under->pMethods) {
        std::free(own->under);
        own->~File();
        file->pMethods = nullptr;
        return opened;
    }
    own->base.pMethods = &methods;
    if (name && (flags & SQLITE_OPEN_WAL)) {
        own->database = ours(sqlite3_database_file_object(name));
        own->database->log = own;
    }
    return opened;
}

int removeFile(sqlite3_vfs *, const char *name, int syncFolder)
{
    sqlite3_vfs *usual = sqlite3_vfs_find(nullptr);
    return usual->xDelete(usual, name, syncFolder);
}

} // namespace

QString joinedLogVfs()
{
    static const QString name = [] {
        static sqlite3_vfs vfs =
            *sqlite3_vfs_find(nullptr); // everything but files is the usual one's
        vfs.zName = "joined-log";
        vfs.szOsFile = sizeof(File);
        vfs.xOpen = openFile;
        vfs.xDelete = removeFile;
        sqlite3_vfs_register(&vfs, 0);
        return u"joined-log"_s;
    }();
    return name;
}

} // namespace Bridgelog
