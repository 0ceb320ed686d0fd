// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLibrary>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

namespace Bridgelog::Bench {

/// Returns once the X server has done everything that this program asked of it so far: what was
/// flushed is on the screen.
inline void waitForServer()
{
    struct Cookie {
        unsigned sequence;
    };
    using Ask = Cookie (*)(void *);
    using Reply = void *(*)(void *, Cookie, void *);
    static QLibrary library(QStringLiteral("xcb"), 1);
    static const auto ask = reinterpret_cast<Ask>(library.resolve("xcb_get_input_focus"));
    static const auto reply = reinterpret_cast<Reply>(library.resolve("xcb_get_input_focus_reply"));
    auto *x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    if (!x11 || !ask || !reply) {
        std::fputs("bench: this needs an X display (see tests/bench/display)\n", stderr);
        std::exit(2);
    }
    auto *connection = reinterpret_cast<void *>(x11->connection());
    std::free(reply(connection, ask(connection), nullptr));
}

/// Runs the event loop until `done` says so; ends the program where it never does.
template <typename Done>
void runUntil(const char *what, Done done)
{
    QElapsedTimer waited;
    waited.start();
    QTimer nudge; // for the case that nothing at all happens
    nudge.start(1000);
    while (!done()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (waited.elapsed() > 120'000) {
            std::fprintf(stderr, "bench: %s did not happen within 120 s\n", what);
            std::exit(2);
        }
    }
}

/// Lets the event loop run on as it does between two keys.
inline void rest(int ms)
{
    bool over = false;
    QTimer::singleShot(ms, qApp, [&over] { over = true; });
    runUntil("a rest", [&over] { return over; });
}

/// Knows the longest that the window's thread was busy with one event.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        QElapsedTimer busy;
        busy.start();
        ++m_depth;
        const bool done = QApplication::notify(receiver, event);
        --m_depth;
        m_longest = std::max(m_longest, busy.nsecsElapsed());
        return done;
    }
    /// In milliseconds, since it was asked last.
    double longest() { return static_cast<double>(std::exchange(m_longest, 0)) / 1e6; }

private:
    int m_depth = 0;
    qint64 m_longest = 0;
};

} // namespace Bridgelog::Bench
