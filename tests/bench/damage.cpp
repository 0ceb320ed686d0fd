// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/damage.h"

#include <QLibrary>

#include <array>

#include <poll.h>

namespace Bridgelog::Bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Window = unsigned long;
using Event = std::array<long, 24>; ///< XEvent; its type stands first

template <typename F>
F resolve(const QString &library, int version, const char *name)
{
    return reinterpret_cast<F>(QLibrary::resolve(library, version, name));
}

/// The few calls that are needed; resolved at run time, so that no header must be there.
struct Xlib {
    template <typename F>
    static void x11(F &call, const char *name)
    {
        call = resolve<F>(u"X11"_s, 6, name);
    }

    Xlib()
    {
        x11(open, "XOpenDisplay");
        x11(close, "XCloseDisplay");
        x11(root, "XDefaultRootWindow");
        x11(descriptor, "XConnectionNumber");
        x11(pending, "XPending");
        x11(nextEvent, "XNextEvent");
        x11(tree, "XQueryTree");
        x11(geometry, "XGetGeometry");
        x11(release, "XFree");
        x11(focus, "XSetInputFocus");
        x11(sync, "XSync");
        queryDamage = resolve<decltype(queryDamage)>(u"Xdamage"_s, 1, "XDamageQueryExtension");
        createDamage = resolve<decltype(createDamage)>(u"Xdamage"_s, 1, "XDamageCreate");
    }

    void *(*open)(const char *) = nullptr;
    int (*close)(void *) = nullptr;
    Window (*root)(void *) = nullptr;
    int (*descriptor)(void *) = nullptr;
    int (*pending)(void *) = nullptr;
    int (*nextEvent)(void *, Event *) = nullptr;
    int (*tree)(void *, Window, Window *, Window *, Window **, unsigned *) = nullptr;
    int (*geometry)(
        void *, Window, Window *, int *, int *, unsigned *, unsigned *, unsigned *,
        unsigned *) = nullptr;
    int (*release)(void *) = nullptr;
    int (*focus)(void *, Window, int, unsigned long) = nullptr;
    int (*sync)(void *, int) = nullptr;
    int (*queryDamage)(void *, int *, int *) = nullptr;
    unsigned long (*createDamage)(void *, Window, int) = nullptr;
};

const Xlib &xlib()
{
    static const Xlib instance;
    return instance;
}

} // namespace

Damage::Damage()
{
    const Xlib &x = xlib();
    if (!x.open || !x.queryDamage || !x.createDamage)
        return;
    m_display = x.open(nullptr);
    int errors = 0;
    if (!m_display || !x.queryDamage(m_display, &m_event, &errors)) {
        m_event = -1;
        return;
    }
    constexpr int rawRectangles = 0;
    x.createDamage(m_display, x.root(m_display), rawRectangles);
    x.sync(m_display, 0);
}

Damage::~Damage()
{
    if (m_display)
        xlib().close(m_display);
}

void Damage::forget() { xlib().sync(m_display, 1); }

std::optional<Clock::time_point> Damage::next(std::chrono::milliseconds timeout)
{
    const Xlib &x = xlib();
    const auto until = Clock::now() + timeout;
    for (;;) {
        while (x.pending(m_display) > 0) {
            Event event = {};
            x.nextEvent(m_display, &event);
            if (static_cast<int>(event[0] & 0x7fffffff) == m_event)
                return Clock::now();
        }
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
        if (left <= 0)
            return {};
        pollfd server{.fd = x.descriptor(m_display), .events = POLLIN, .revents = 0};
        poll(&server, 1, static_cast<int>(left));
    }
}

std::optional<Clock::time_point>
Damage::settled(std::chrono::milliseconds quiet, std::chrono::milliseconds timeout)
{
    const auto until = Clock::now() + timeout;
    auto last = next(timeout);
    while (last && Clock::now() < until) {
        const auto more = next(quiet);
        if (!more)
            return last;
        last = more;
    }
    return {};
}

void Damage::focusWindow()
{
    const Xlib &x = xlib();
    Window root = 0;
    Window parent = 0;
    Window *windows = nullptr;
    unsigned count = 0;
    x.tree(m_display, x.root(m_display), &root, &parent, &windows, &count);
    Window largest = 0;
    unsigned most = 0;
    for (unsigned i = 0; i < count; ++i) {
        int left = 0;
        int top = 0;
        unsigned width = 0;
        unsigned height = 0;
        unsigned border = 0;
        unsigned depth = 0;
        x.geometry(m_display, windows[i], &root, &left, &top, &width, &height, &border, &depth);
        if (width * height >= most) {
            most = width * height;
            largest = windows[i];
        }
    }
    if (windows)
        x.release(windows);
    constexpr int toParent = 2;
    if (largest)
        x.focus(m_display, largest, toParent, 0);
    x.sync(m_display, 0);
}

} // namespace Bridgelog::Bench
