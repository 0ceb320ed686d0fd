// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/figures.h"

#include <optional>

namespace Bridgelog::Bench {

/// Sees whatever any program draws on the display, through the X server's DAMAGE extension.
class Damage {
public:
    Damage();
    ~Damage();
    Damage(const Damage &) = delete;
    Damage &operator=(const Damage &) = delete;

    /// False where the library or the extension is not there: nothing will ever be seen.
    bool isThere() const { return m_display && m_event >= 0; }
    /// Forgets what has been drawn so far.
    void forget();
    /// When the next thing is drawn; nothing within `timeout`.
    std::optional<Clock::time_point> next(std::chrono::milliseconds timeout);
    /// When the last thing was drawn before nothing was for `quiet`; waits for a first one.
    std::optional<Clock::time_point>
    settled(std::chrono::milliseconds quiet, std::chrono::milliseconds timeout);
    /// Gives the keyboard to the largest window there is.
    void focusWindow();

private:
    void *m_display = nullptr;
    int m_event = -1; ///< the extension's first event
};

} // namespace Bridgelog::Bench
