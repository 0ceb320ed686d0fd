// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/stallingdisk.h"

#include <sqlite3.h>

#include <atomic>
#include <thread>

namespace Bridgelog::Bench {

namespace {

std::atomic<int> stallMs = 0;
std::atomic<bool> stalled = false;
std::atomic<int> over = 0;
sqlite3_vfs *underneath = nullptr;

/// A write-ahead log: SQLite's own file stands right behind it.
struct Log : sqlite3_file {
    sqlite3_file *file() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

template <auto Method, typename... Arguments>
int forward(sqlite3_file *log, Arguments... arguments)
{
    sqlite3_file *file = static_cast<Log *>(log)->file();
    return (file->pMethods->*Method)(file, arguments...);
}

int sync(sqlite3_file *log, int flags)
{
    if (const int ms = stallMs.exchange(0); ms > 0) {
        stalled = true;
        std::this_thread::sleep_for(std::chrono::milliseconds(ms));
        stalled = false;
        ++over;
    }
    return forward<&sqlite3_io_methods::xSync>(log, flags);
}

const sqlite3_io_methods methods{
    .iVersion = 1,
    .xClose = [](sqlite3_file *log) { return forward<&sqlite3_io_methods::xClose>(log); },
    .xRead =
        [](sqlite3_file *log, void *to, int size, sqlite3_int64 at) {
            return forward<&sqlite3_io_methods::xRead>(log, to, size, at);
        },
    .xWrite =
        [](sqlite3_file *log, const void *from, int size, sqlite3_int64 at) {
            return forward<&sqlite3_io_methods::xWrite>(log, from, size, at);
        },
    .xTruncate =
        [](sqlite3_file *log, sqlite3_int64 size) {
            return forward<&sqlite3_io_methods::xTruncate>(log, size);
        },
    .xSync = sync,
    .xFileSize =
        [](sqlite3_file *log, sqlite3_int64 *size) {
            return forward<&sqlite3_io_methods::xFileSize>(log, size);
        },
    .xLock = [](sqlite3_file *log,
                int level) { return forward<&sqlite3_io_methods::xLock>(log, level); },
    .xUnlock = [](sqlite3_file *log,
                  int level) { return forward<&sqlite3_io_methods::xUnlock>(log, level); },
    .xCheckReservedLock =
        [](sqlite3_file *log, int *result) {
            return forward<&sqlite3_io_methods::xCheckReservedLock>(log, result);
        },
    .xFileControl =
        [](sqlite3_file *log, int operation, void *argument) {
            return forward<&sqlite3_io_methods::xFileControl>(log, operation, argument);
        },
    .xSectorSize = [](sqlite3_file *log) { return forward<&sqlite3_io_methods::xSectorSize>(log); },
    .xDeviceCharacteristics =
        [](sqlite3_file *log) {
            return forward<&sqlite3_io_methods::xDeviceCharacteristics>(log);
        }};

int open(sqlite3_vfs *, const char *name, sqlite3_file *place, int flags, int *granted)
{
    if (!(flags & SQLITE_OPEN_WAL))
        return underneath->xOpen(underneath, name, place, flags, granted);
    auto *log = static_cast<Log *>(place);
    const int done = underneath->xOpen(underneath, name, log->file(), flags, granted);
    log->pMethods = log->file()->pMethods ? &methods : nullptr;
    return done;
}

} // namespace

void StallingDisk::install()
{
    underneath = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs layer = *underneath;
    layer.zName = "stalling";
    layer.pNext = nullptr;
    layer.szOsFile = underneath->szOsFile + static_cast<int>(sizeof(Log));
    layer.xOpen = open;
    sqlite3_vfs_register(&layer, 1);
}

void StallingDisk::stallNext(std::chrono::milliseconds time)
{
    stallMs = static_cast<int>(time.count());
}

bool StallingDisk::isStalled() { return stalled; }

int StallingDisk::past() { return over; }

} // namespace Bridgelog::Bench
