// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/firstpaint.h"

#include <QProcess>
#include <QStringList>

namespace Bridgelog::Bench {

/// What a program with a FirstPaint said of itself.
struct Run {
    double paintedMs = 0;
    double pssMiB = 0;
    double busyMsPerSecond = 0;
    double wakeUpsPerSecond = 0;
};

inline Run run(const QString &program, const QStringList &arguments, int idleSeconds = 0)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("BENCH_REST"), QString::number(idleSeconds));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const qint64 start = monotonicNs();
    process.start(program, arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0) {
        std::fprintf(stderr, "bench: %s did not run\n", qPrintable(program));
        std::exit(2);
    }
    Run run;
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        const QByteArrayList words = line.split(' ');
        if (words.first() == "painted")
            run.paintedMs = static_cast<double>(words.at(1).toLongLong() - start) / 1e6;
        else if (words.first() == "pss")
            run.pssMiB = words.at(1).toDouble() / 1024;
        else if (words.first() == "idle") {
            run.busyMsPerSecond = words.at(1).toDouble();
            run.wakeUpsPerSecond = words.at(2).toDouble();
        }
    }
    if (run.paintedMs <= 0)
        std::exit(2);
    return run;
}

} // namespace Bridgelog::Bench
