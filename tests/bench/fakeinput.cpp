// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/fakeinput.h"

#include <QLibrary>

#include <cstdio>
#include <cstdlib>

namespace Bridgelog::Bench {

using namespace Qt::StringLiterals;

namespace {

/// The few calls that are needed; resolved at run time, so that no header must be there.
struct Xlib {
    template <typename F>
    static F call(const QString &library, int version, const char *name)
    {
        auto *function = QLibrary::resolve(library, version, name);
        if (!function) {
            std::fprintf(stderr, "bench: %s is missing (it comes with xdotool)\n", name);
            std::exit(2);
        }
        return reinterpret_cast<F>(function);
    }

    void *(*open)(const char *) = call<decltype(open)>(u"X11"_s, 6, "XOpenDisplay");
    int (*close)(void *) = call<decltype(close)>(u"X11"_s, 6, "XCloseDisplay");
    int (*flush)(void *) = call<decltype(flush)>(u"X11"_s, 6, "XFlush");
    unsigned char (*keyCode)(void *, unsigned long) =
        call<decltype(keyCode)>(u"X11"_s, 6, "XKeysymToKeycode");
    int (*key)(void *, unsigned, int, unsigned long) =
        call<decltype(key)>(u"Xtst"_s, 6, "XTestFakeKeyEvent");
    int (*button)(void *, unsigned, int, unsigned long) =
        call<decltype(button)>(u"Xtst"_s, 6, "XTestFakeButtonEvent");
    int (*motion)(void *, int, int, int, unsigned long) =
        call<decltype(motion)>(u"Xtst"_s, 6, "XTestFakeMotionEvent");
};

const Xlib &xlib()
{
    static const Xlib instance;
    return instance;
}

} // namespace

FakeInput::FakeInput()
    : m_display(xlib().open(nullptr))
{
    if (!m_display) {
        std::fputs("bench: this needs an X display (see tests/bench/display)\n", stderr);
        std::exit(2);
    }
}

FakeInput::~FakeInput() { xlib().close(m_display); }

void FakeInput::press(QChar key)
{
    constexpr unsigned long returnKey = 0xff0d; // letters, digits and space are their own symbols
    m_code = xlib().keyCode(m_display, key == u'\n' ? returnKey : key.unicode());
    xlib().key(m_display, m_code, 1, 0);
    xlib().flush(m_display);
}

void FakeInput::release()
{
    xlib().key(m_display, m_code, 0, 0);
    xlib().flush(m_display);
}

void FakeInput::moveTo(QPoint place)
{
    xlib().motion(m_display, -1, place.x(), place.y(), 0);
    xlib().flush(m_display);
}

void FakeInput::click()
{
    xlib().button(m_display, 1, 1, 0);
    xlib().button(m_display, 1, 0, 0);
    xlib().flush(m_display);
}

} // namespace Bridgelog::Bench
