// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crash/simdisk.h"

#include <QElapsedTimer>
#include <QMutex>

#include <functional>
#include <optional>
#include <thread>

namespace Bridgelog {

/// SQLite's default VFS while a test runs: the real files are what the kernel would show, and a
/// SimDisk beside them is what the disk would hold. Journal and its writer run on it unchanged.
class SimVfs {
public:
    enum class Call : quint8 {
        Read,
        Write,
        Sync,
        Truncate,
        ShareMemory
    };
    /// Which calls fail. Those of the thread that asked for the fault never do: a test's own
    /// questions are answered.
    struct Fault {
        Call call = Call::Write;
        int code = 0; ///< the extended SQLite error
        int from = 0; ///< the first call that fails, counted from 0
        bool once = false; ///< that one alone
    };
    enum class Syncs : quint8 {
        Kept,
        Ignored ///< the disk says yes and does nothing
    };

    static SimVfs &instance();

    /// Starts anew with an empty model; what files hold when they are opened is on disk.
    void begin(quint32 seed);
    /// Nothing is recorded and nothing fails until `begin`.
    void end();
    void setSyncs(Syncs syncs);
    /// Replaces the program's `PRAGMA synchronous` by this level ("0" OFF, "1" NORMAL); null
    /// leaves it.
    void setSynchronous(const QByteArray &level);
    /// The share of syncs that fail with EIO.
    void setSyncFailures(double share);
    void setFault(const std::optional<Fault> &fault);
    /// How many calls have failed so far.
    int failures() const;
    /// Milliseconds since the first of them; -1: none has.
    qint64 sinceFailure() const;
    /// Called before every page of a write, truncation, sync and deletion, on the thread that makes
    /// it, with the disk as it is then and the calls that have failed so far.
    using Watch = std::function<void(const SimDisk &disk, int failures)>;
    void setWatch(const Watch &watch);
    SimDisk disk() const;
    /// As if the process had been killed: its files are found by another one in `to`, and what is
    /// still open here no longer counts.
    void kill(const QString &from, const QString &to);

    // The VFS methods' side.
    struct File {
        int number = -1; ///< in the model; -1: temporary, of no interest
        int life = 0; ///< how many processes were killed before it was opened
    };
    struct Met {
        int code = 0; ///< 0: go on
        bool skip = false; ///< say that it went well, and do nothing
    };
    File opened(const QByteArray &path, bool isNew);
    Met wrote(File file, qint64 offset, const QByteArray &bytes);
    Met truncated(File file, qint64 size);
    Met synced(File file);
    Met readFrom(File file);
    Met sharesMemory();
    void removed(const QByteArray &path, bool syncFolder);
    QByteArray synchronous() const;

private:
    SimVfs();
    bool isDead(const QByteArray &path) const;
    bool counts(File file) const;
    Met meet(Call call);
    void watchNow() const;

    mutable QMutex m_mutex;
    bool m_recording = false;
    int m_life = 0;
    QList<QByteArray> m_dead; ///< folders of killed processes
    SimDisk m_disk;
    QRandomGenerator m_random;
    Syncs m_syncs = Syncs::Kept;
    QByteArray m_synchronous;
    double m_syncFailures = 0;
    std::optional<Fault> m_fault;
    std::thread::id m_exempt;
    int m_calls = 0;
    int m_failures = 0;
    QElapsedTimer m_firstFailure;
    Watch m_watch;
};

} // namespace Bridgelog
