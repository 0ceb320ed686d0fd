// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/screen.h"

#include <QEvent>
#include <QFile>

#include <ctime>
#include <functional>

#include <sys/resource.h>

namespace Bridgelog::Bench {

inline qint64 monotonicNs()
{
    timespec now = {};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
}

/// Prints the instant at which the first paint of one widget stands on the screen, and ends the
/// program; or, with BENCH_REST=seconds, stays idle so long first and prints what that took.
class FirstPaint : public QObject {
public:
    using IsIt = std::function<bool(QObject *)>;
    explicit FirstPaint(const IsIt &isIt)
        : m_isIt(isIt)
    {
        qApp->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_isIt(watched)) {
            qApp->removeEventFilter(this);
            // Paint and flush are one event's work: the next event is behind them.
            QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
        }
        return false;
    }

    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        waitForServer();
        std::printf("painted %lld\n", static_cast<long long>(monotonicNs()));
        std::fflush(stdout);
        const int seconds = qEnvironmentVariableIntValue("BENCH_REST");
        if (seconds == 0)
            QCoreApplication::quit();
        else
            QTimer::singleShot(3000, this, [this, seconds] { idle(seconds); });
        return true;
    }

private:
    void idle(int seconds)
    {
        rusage before = {};
        getrusage(RUSAGE_SELF, &before);
        QTimer::singleShot(seconds * 1000, this, [before, seconds] {
            rusage after = {};
            getrusage(RUSAGE_SELF, &after);
            const auto ms = [](const timeval &time) {
                return static_cast<double>(time.tv_sec) * 1000
                    + static_cast<double>(time.tv_usec) / 1000;
            };
            const double busy =
                ms(after.ru_utime) + ms(after.ru_stime) - ms(before.ru_utime) - ms(before.ru_stime);
            std::printf(
                "idle %.3f %.3f\n", busy / seconds,
                static_cast<double>(after.ru_nvcsw - before.ru_nvcsw) / seconds);
            QFile memory(QStringLiteral("/proc/self/smaps_rollup"));
            if (memory.open(QIODevice::ReadOnly)) {
                for (const QByteArray &line : memory.readAll().split('\n')) {
                    if (line.startsWith("Pss:"))
                        std::printf("pss %s\n", line.mid(4).trimmed().constData());
                }
            }
            std::fflush(stdout);
            QCoreApplication::quit();
        });
    }

    IsIt m_isIt;
};

} // namespace Bridgelog::Bench
