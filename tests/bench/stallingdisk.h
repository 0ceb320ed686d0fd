// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace Bridgelog::Bench {

/// A disk that hangs on request: a layer over SQLite's own file access, in use by every connection
/// that is opened from then on.
class StallingDisk {
public:
    static void install();
    /// The next time that a write-ahead log is brought to disk takes so much longer.
    static void stallNext(std::chrono::milliseconds time);
    static bool isStalled();
    /// How many stalls are over.
    static int past();
};

} // namespace Bridgelog::Bench
