// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/scenario.h"

#include "journal/connection.h"
#include "journal/journal.h"
#include "journal/wordindex.h"

#include <QDir>
#include <QFile>

namespace Bridgelog {

using namespace Qt::StringLiterals;

QString CutFigures::text() const
{
    return u"%1 cuts, %2 acknowledged events looked for: %3 lost in %4 cuts, %5 archives damaged%6"_s
        .arg(cuts)
        .arg(acknowledged)
        .arg(lost)
        .arg(withLoss)
        .arg(damaged)
        .arg(firstTrouble.isEmpty() ? QString() : u" (first: %1)"_s.arg(firstTrouble));
}

Scenario::Scenario(const Plan &plan)
    : m_plan(plan)
    , m_random(plan.seed)
    , m_momentRandom(plan.seed + 1)
    , m_maker(plan.seed + 2)
{
    enterFolder();
}

Scenario::~Scenario() = default;

void Scenario::enterFolder()
{
    m_folders.push_back(
        std::make_unique<QTemporaryDir>(memoryFolder() + u"/bridgelog-cut-XXXXXX"_s));
    m_path = m_folders.back()->filePath(u"archive.bridgelog"_s);
}

void Scenario::run()
{
    SimVfs &vfs = SimVfs::instance();
    { // an archive is made whole before it gets its name; that is tested by itself
        const auto made = Journal::open(m_path, Journal::Access::Write);
        if (!made)
            qFatal("%s", qPrintable(made.error().sentence));
    }
    vfs.begin(m_plan.seed);
    if (m_plan.setUp)
        m_plan.setUp();
    vfs.setWatch([this](const SimDisk &disk, int failed) { watch(disk, failed); });
    work();
    m_failures = vfs.failures();
    vfs.end();
    m_killed.clear();
}

void Scenario::watch(const SimDisk &disk, int failures)
{
    if (m_plan.onlyAfterFailures && failures == 0)
        return;
    if (m_momentRandom.generateDouble() >= m_plan.momentChance)
        return;
    const QMutexLocker lock(&m_mutex);
    m_moments.append({.disk = disk, .acknowledged = m_acknowledged});
}

/// Now and then another process goes on where the last one closed; closing checkpoints, too.
bool Scenario::openJournal(std::unique_ptr<Journal> &journal)
{
    if (journal && m_random.bounded(25) != 0)
        return true;
    journal.reset();
    auto opened = Journal::open(m_path, Journal::Access::Write);
    if (opened)
        journal = std::move(*opened);
    return opened.has_value(); // a failing disk; what was acknowledged stays acknowledged
}

void Scenario::work()
{
    std::unique_ptr<Journal> journal;
    for (int i = 0; i < m_plan.appends; ++i) {
        if (!openJournal(journal))
            continue;
        QList<QFuture<Result<QList<Event>>>> futures;
        for (int burst = m_random.bounded(1, 4); burst > 0; --burst)
            futures.append(journal->append(
                i == 0 && futures.isEmpty() ? QList{m_maker.declaration()} : m_maker.batch(3)));
        if (m_random.bounded(8) == 0)
            journal->keepDraft(m_maker.incident(), u"half typed %1"_s.arg(i));
        if (m_random.bounded(12) == 0)
            journal->attach(QByteArray(m_random.bounded(9000), 'x'), u"graph"_s, u"text/plain"_s);
        if (m_random.generateDouble() < m_plan.killChance && !journal->flush()) {
            kill(std::move(journal));
            continue;
        }
        for (auto &future : futures) {
            const auto written = future.result();
            if (!written)
                continue;
            const QMutexLocker lock(&m_mutex);
            for (const Event &event : *written)
                m_acknowledged.append(event.id);
        }
        if (m_random.bounded(10) == 0)
            checkpoint();
    }
}

/// The process is gone; the next one finds its files as the kernel shows them.
void Scenario::kill(std::unique_ptr<Journal> journal)
{
    const QString from = m_folders.back()->path();
    enterFolder();
    SimVfs::instance().kill(from, m_folders.back()->path());
    m_killed.push_back(std::move(journal));
    ++m_kills;
}

/// What the writer does when it is idle.
void Scenario::checkpoint()
{
    const auto connection = Connection::open(m_path, Connection::Mode::ReadWrite);
    if (!connection)
        return;
    if (auto transaction = Transaction::begin(**connection);
        transaction && WordIndex(**connection).takeIn(m_random.bounded(1, 30)))
        (void)transaction->commit();
    (void)(*connection)->checkpoint(m_random.bounded(2) ? u"PASSIVE"_s : u"TRUNCATE"_s);
    if (m_random.bounded(2))
        (void)(*connection)->reserveLog(m_random.bounded(1, 100) * 4120);
}

void Scenario::cut(int times, int most, CutFigures &figures)
{
    for (int turn = 0; turn < times; ++turn) {
        for (const CutPoint &moment : std::as_const(m_moments)) {
            if (figures.cuts >= most)
                return;
            const QTemporaryDir folder(memoryFolder() + u"/bridgelog-found-XXXXXX"_s);
            for (const auto &[name, content] : moment.disk.afterCut(m_random).asKeyValueRange()) {
                QFile file(folder.filePath(QFile::decodeName(name)));
                if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
                    qFatal("%s", qPrintable(file.errorString()));
            }
            const Examined found = examine(
                folder.filePath(u"archive.bridgelog"_s), moment.acknowledged,
                figures.cuts % 16 == 0 ? Depth::Everything : Depth::Content);
            ++figures.cuts;
            figures.acknowledged += moment.acknowledged.size();
            figures.lost += found.lost;
            figures.withLoss += found.lost > 0 ? 1 : 0;
            figures.damaged += found.damage.isEmpty() ? 0 : 1;
            if (figures.firstTrouble.isEmpty() && (found.lost > 0 || !found.damage.isEmpty()))
                figures.firstTrouble = u"%1 lost, %2"_s.arg(found.lost).arg(found.damage);
        }
    }
}

} // namespace Bridgelog
