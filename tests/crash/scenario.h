// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crash/kit.h"
#include "crash/simvfs.h"

#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace Bridgelog {

class Journal;

/// A moment at which the power might go.
struct CutPoint {
    SimDisk disk;
    QList<EventId> acknowledged; ///< until then
};

/// What cuts did.
struct CutFigures {
    int cuts = 0;
    int withLoss = 0; ///< cuts that lost something acknowledged
    int damaged = 0; ///< cuts after which the archive was not whole
    qint64 acknowledged = 0; ///< ids looked for, over all cuts
    qint64 lost = 0;
    QString firstTrouble;

    QString text() const;
};

/// Works on an archive through Journal while SimVfs watches, and remembers the disk at random
/// moments.
class Scenario {
public:
    struct Plan {
        quint32 seed = 0;
        int appends = 40;
        double momentChance = 0.1; ///< how likely a write or sync is one of the moments
        bool onlyAfterFailures = false; ///< … and only once a call has failed
        double killChance = 0; ///< how likely a kill comes when something is not saved
        std::function<void()> setUp; ///< asks SimVfs for what this run is about
    };
    explicit Scenario(const Plan &plan);
    ~Scenario();
    void run();
    /// Cuts the power `times` at each remembered moment, up to `most` in all, and looks at what is
    /// found.
    void cut(int times, int most, CutFigures &figures);
    /// How many calls the disk failed while it ran.
    int failures() const { return m_failures; }
    int kills() const { return m_kills; }

private:
    void watch(const SimDisk &disk, int failures);
    void enterFolder();
    void work();
    bool openJournal(std::unique_ptr<Journal> &journal);
    void checkpoint();
    void kill(std::unique_ptr<Journal> journal);

    Plan m_plan;
    std::vector<std::unique_ptr<QTemporaryDir>> m_folders; ///< of each process, the last one lives
    QString m_path;
    std::vector<std::unique_ptr<Journal>> m_killed;
    QRandomGenerator m_random;
    QRandomGenerator m_momentRandom; ///< of the thread that writes
    EventMaker m_maker;
    QMutex m_mutex;
    QList<EventId> m_acknowledged;
    int m_failures = 0;
    int m_kills = 0;
    QList<CutPoint> m_moments;
};

} // namespace Bridgelog
