// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/simvfs.h"

#include <QDir>
#include <QFile>

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace Bridgelog {

namespace {

/// A file of ours: SQLite allocates it together with the real one behind it.
struct SimFile {
    sqlite3_file base = {};
    SimVfs::File file;
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

SimFile *simFile(sqlite3_file *file) { return reinterpret_cast<SimFile *>(file); }
sqlite3_file *realFile(sqlite3_file *file) { return simFile(file)->real(); }
const sqlite3_io_methods &realMethods(sqlite3_file *file) { return *realFile(file)->pMethods; }

int closeFile(sqlite3_file *file) { return realMethods(file).xClose(realFile(file)); }

int readFile(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset)
{
    if (const auto met = SimVfs::instance().readFrom(simFile(file)->file); met.code)
        return met.code;
    return realMethods(file).xRead(realFile(file), bytes, count, offset);
}

int writeFile(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset)
{
    const QByteArray content(static_cast<const char *>(bytes), count);
    if (const auto met = SimVfs::instance().wrote(simFile(file)->file, offset, content); met.code) {
        if (count > 1) // half of it came through
            (void)realMethods(file).xWrite(realFile(file), bytes, count / 2, offset);
        return met.code;
    }
    return realMethods(file).xWrite(realFile(file), bytes, count, offset);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    if (const auto met = SimVfs::instance().truncated(simFile(file)->file, size); met.code)
        return met.code;
    return realMethods(file).xTruncate(realFile(file), size);
}

int syncFile(sqlite3_file *file, int flags)
{
    if (const auto met = SimVfs::instance().synced(simFile(file)->file); met.code || met.skip)
        return met.code;
    return realMethods(file).xSync(realFile(file), flags);
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return realMethods(file).xFileSize(realFile(file), size);
}

int lockFile(sqlite3_file *file, int level)
{
    return realMethods(file).xLock(realFile(file), level);
}

int unlockFile(sqlite3_file *file, int level)
{
    return realMethods(file).xUnlock(realFile(file), level);
}

int checkReserved(sqlite3_file *file, int *result)
{
    return realMethods(file).xCheckReservedLock(realFile(file), result);
}

/// SQLite shows every pragma to the VFS first, in memory of its own: that is where another level
/// of `synchronous` can be put, so that the negative controls run what a program with that setting
/// would run.
int fileControl(sqlite3_file *file, int operation, void *argument)
{
    if (operation == SQLITE_FCNTL_PRAGMA) {
        char **words = static_cast<char **>(argument);
        const QByteArray level = SimVfs::instance().synchronous();
        if (!level.isNull() && words[1] && words[2]
            && sqlite3_stricmp(words[1], "synchronous") == 0)
            std::memcpy(words[2], level.constData(), static_cast<size_t>(level.size()) + 1);
    }
    return realMethods(file).xFileControl(realFile(file), operation, argument);
}

int sectorSize(sqlite3_file *file) { return realMethods(file).xSectorSize(realFile(file)); }

int characteristics(sqlite3_file *file)
{
    return realMethods(file).xDeviceCharacteristics(realFile(file));
}

int mapMemory(sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
    if (const auto met = SimVfs::instance().sharesMemory(); met.code)
        return met.code;
    return realMethods(file).xShmMap(realFile(file), region, size, extend, memory);
}

int lockMemory(sqlite3_file *file, int offset, int count, int flags)
{
    return realMethods(file).xShmLock(realFile(file), offset, count, flags);
}

void memoryBarrier(sqlite3_file *file) { realMethods(file).xShmBarrier(realFile(file)); }

int unmapMemory(sqlite3_file *file, int remove)
{
    return realMethods(file).xShmUnmap(realFile(file), remove);
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

sqlite3_vfs *realVfs = nullptr;

int openFile(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    auto *sim = new (file) SimFile;
    constexpr int modelled = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL;
    const bool ours = name && (flags & modelled);
    const bool isNew = ours && !QFile::exists(QFile::decodeName(name));
    const int opened = realVfs->xOpen(realVfs, name, sim->real(), flags, outFlags);
    if (sim->real()->pMethods)
        sim->base.pMethods = &methods;
    if (opened == SQLITE_OK && ours)
        sim->file = SimVfs::instance().opened(name, isNew);
    return opened;
}

int removeFile(sqlite3_vfs *, const char *name, int syncFolder)
{
    SimVfs::instance().removed(name, syncFolder);
    return realVfs->xDelete(realVfs, name, syncFolder);
}

} // namespace

SimVfs &SimVfs::instance()
{
    static SimVfs vfs;
    return vfs;
}

SimVfs::SimVfs()
{
    realVfs = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs vfs = *realVfs; // everything but files is the real one's
    vfs.zName = "power-cut";
    vfs.szOsFile = static_cast<int>(sizeof(SimFile)) + realVfs->szOsFile;
    vfs.xOpen = openFile;
    vfs.xDelete = removeFile;
    sqlite3_vfs_register(&vfs, 1);
}

void SimVfs::begin(quint32 seed)
{
    const QMutexLocker lock(&m_mutex);
    m_recording = true;
    ++m_life; // what is still open from before does not count
    m_dead.clear();
    m_disk = {};
    m_random.seed(seed);
    m_syncs = Syncs::Kept;
    m_synchronous = {};
    m_syncFailures = 0;
    m_fault = {};
    m_failures = 0;
    m_firstFailure.invalidate();
    m_watch = {};
}

void SimVfs::end()
{
    begin(0);
    const QMutexLocker lock(&m_mutex);
    m_recording = false;
}

void SimVfs::setSyncs(Syncs syncs)
{
    const QMutexLocker lock(&m_mutex);
    m_syncs = syncs;
}

void SimVfs::setSynchronous(const QByteArray &level)
{
    const QMutexLocker lock(&m_mutex);
    m_synchronous = level;
}

void SimVfs::setSyncFailures(double share)
{
    const QMutexLocker lock(&m_mutex);
    m_syncFailures = share;
}

void SimVfs::setFault(const std::optional<Fault> &fault)
{
    const QMutexLocker lock(&m_mutex);
    m_fault = fault;
    m_calls = 0;
    m_exempt = std::this_thread::get_id();
}

int SimVfs::failures() const
{
    const QMutexLocker lock(&m_mutex);
    return m_failures;
}

qint64 SimVfs::sinceFailure() const
{
    const QMutexLocker lock(&m_mutex);
    return m_firstFailure.isValid() ? m_firstFailure.elapsed() : -1;
}

void SimVfs::setWatch(const Watch &watch)
{
    const QMutexLocker lock(&m_mutex);
    m_watch = watch;
}

SimDisk SimVfs::disk() const
{
    const QMutexLocker lock(&m_mutex);
    return m_disk;
}

QByteArray SimVfs::synchronous() const
{
    const QMutexLocker lock(&m_mutex);
    return m_synchronous;
}

void SimVfs::watchNow() const
{
    if (m_watch)
        m_watch(m_disk, m_failures);
}

SimVfs::File SimVfs::opened(const QByteArray &path, bool isNew)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_recording || isDead(path))
        return {};
    QFile file(QFile::decodeName(path));
    const bool readable = !isNew && file.open(QIODevice::ReadOnly);
    return {
        .number = m_disk.open(path, isNew, readable ? file.readAll() : QByteArray()),
        .life = m_life};
}

bool SimVfs::isDead(const QByteArray &path) const
{
    return std::ranges::any_of(
        m_dead, [&](const QByteArray &folder) { return path.startsWith(folder); });
}

bool SimVfs::counts(File file) const
{
    return m_recording && file.number >= 0 && file.life == m_life;
}

void SimVfs::kill(const QString &from, const QString &to)
{
    const QMutexLocker lock(&m_mutex);
    for (const QString &name : QDir(from).entryList(QDir::Files)) {
        if (!name.endsWith(QStringLiteral("-shm")))
            QFile::copy(QDir(from).filePath(name), QDir(to).filePath(name));
    }
    m_disk.rename(QFile::encodeName(from), QFile::encodeName(to));
    m_dead.append(QFile::encodeName(from));
    ++m_life;
}

SimVfs::Met SimVfs::meet(Call call)
{
    if (!m_fault || m_fault->call != call || std::this_thread::get_id() == m_exempt)
        return {};
    const int number = m_calls++;
    if (m_fault->once ? number != m_fault->from : number < m_fault->from)
        return {};
    if (++m_failures == 1)
        m_firstFailure.start();
    return {.code = m_fault->code};
}

SimVfs::Met SimVfs::wrote(File file, qint64 offset, const QByteArray &bytes)
{
    const QMutexLocker lock(&m_mutex);
    if (!counts(file))
        return {};
    const Met met = meet(Call::Write);
    const QByteArray taken = met.code ? bytes.first(bytes.size() / 2) : bytes;
    // The kernel takes a write page by page, and may be cut off between them.
    constexpr qint64 page = 4096;
    for (qint64 at = 0; at < taken.size();) {
        watchNow();
        const qint64 end = std::min<qint64>(taken.size(), at + page - (offset + at) % page);
        m_disk.write(file.number, offset + at, taken.sliced(at, end - at));
        at = end;
    }
    return met;
}

SimVfs::Met SimVfs::truncated(File file, qint64 size)
{
    const QMutexLocker lock(&m_mutex);
    if (!counts(file))
        return {};
    watchNow();
    const Met met = meet(Call::Truncate);
    if (!met.code)
        m_disk.truncate(file.number, size);
    return met;
}

SimVfs::Met SimVfs::synced(File file)
{
    const QMutexLocker lock(&m_mutex);
    if (!counts(file))
        return {};
    watchNow();
    Met met = meet(Call::Sync);
    if (!met.code && m_syncFailures > 0 && m_random.generateDouble() < m_syncFailures) {
        ++m_failures;
        met.code = SQLITE_IOERR_FSYNC;
    }
    if (met.code)
        m_disk.failSync(file.number, m_random);
    else if (m_syncs == Syncs::Ignored)
        met.skip = true;
    else
        m_disk.sync(file.number);
    return met;
}

SimVfs::Met SimVfs::readFrom(File file)
{
    const QMutexLocker lock(&m_mutex);
    return counts(file) ? meet(Call::Read) : Met{};
}

SimVfs::Met SimVfs::sharesMemory()
{
    const QMutexLocker lock(&m_mutex);
    return m_recording ? meet(Call::ShareMemory) : Met{};
}

void SimVfs::removed(const QByteArray &path, bool syncFolder)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_recording || isDead(path))
        return;
    watchNow();
    m_disk.remove(path, syncFolder && m_syncs == Syncs::Kept);
}

} // namespace Bridgelog
