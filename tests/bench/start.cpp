// SPDX-License-Identifier: GPL-3.0-or-later
// Process start → first painted timeline, with a million entries in the archive, beside a bare main
// window.
#include "bench/archives.h"
#include "bench/figures.h"
#include "bench/startedrun.h"

#include "journal/schema.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace Bridgelog;
using namespace Bridgelog::Bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int incidents = 5000;
constexpr int entriesEach = 200;

/// Made once: it takes minutes.
QString million()
{
    const QString path = QDir::currentPath() + u"/million-%1.bridgelog"_s.arg(schemaVersion);
    const QString making = path + u".new"_s;
    if (QFileInfo::exists(path))
        return path;
    for (const QString &rest : {making, making + u"-wal"_s, making + u"-shm"_s})
        QFile::remove(rest);
    std::printf("making an archive of %d entries …\n", incidents * entriesEach);
    std::fflush(stdout);
    {
        auto journal = Journal::open(making, Journal::Access::Write);
        fill(**journal, incidents, entriesEach);
    }
    if (!QFile::rename(making, path))
        std::abort();
    return path;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int rounds = argc > 1 ? QByteArray(argv[1]).toInt() : 21;
    const QString folder = QCoreApplication::applicationDirPath();
    const QString ours = folder + u"/bench_started"_s;
    const QString bare = folder + u"/bench_bare"_s;
    const QString large = million();
    QTemporaryDir temporary(QDir::currentPath() + u"/bench-start"_s);
    const QString small = temporary.filePath(u"small.bridgelog"_s);
    {
        auto journal = Journal::open(small, Journal::Access::Write);
        fill(**journal, 3, entriesEach);
    }
    run(bare, {});
    run(ours, {large});
    Series bareTimes{.name = u"bare main window, start → painted"_s, .values = {}};
    Series smallTimes{.name = u"3 incidents, start → painted timeline"_s, .values = {}};
    Series largeTimes{.name = u"1,000,000 entries, start → painted timeline"_s, .values = {}};
    for (int i = 0; i < rounds; ++i) {
        bareTimes.values.push_back(run(bare, {}).paintedMs);
        largeTimes.values.push_back(run(ours, {large}).paintedMs);
        smallTimes.values.push_back(run(ours, {small}).paintedMs);
    }
    for (const Series *series : {&bareTimes, &smallTimes, &largeTimes})
        print(*series);
    compare(largeTimes, bareTimes, 0.5, 2);
    compare(smallTimes, bareTimes, 0.5, 2);
    const Run bareIdle = run(bare, {}, 1);
    const Run idle = run(ours, {large}, 20);
    std::printf(
        "memory (PSS) %.1f MiB, bare %.1f MiB, target ≤ 50 MiB: %s\n", idle.pssMiB, bareIdle.pssMiB,
        idle.pssMiB <= 50 ? "met" : "NOT MET");
    std::printf(
        "idle: busy %.2f ms a second, target ≤ 1: %s; %.1f wake-ups a second, target ≤ 2: %s\n",
        idle.busyMsPerSecond, idle.busyMsPerSecond <= 1 ? "met" : "NOT MET", idle.wakeUpsPerSecond,
        idle.wakeUpsPerSecond <= 2 ? "met" : "NOT MET");
    return largeTimes.at(0.5) <= 3 * 2 * bareTimes.at(0.5) ? 0 : 1;
}
