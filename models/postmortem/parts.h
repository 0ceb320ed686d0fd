// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <thread>
#include <type_traits>
#include <vector>

namespace Bridgelog {

/// So many rows of a table are worth another thread.
inline constexpr size_t rowsOfPart = 500;

/// What `make(from, to)` makes of `count` things in parts of `size`, in their order. Several parts
/// are made at once where the machine has the cores, so `make` must bear being called from several
/// threads; what comes of it depends on the sizes alone, never on the machine.
template <typename Make>
auto inParts(size_t count, size_t size, const Make &make)
{
    std::vector<std::invoke_result_t<Make, size_t, size_t>> made((count + size - 1) / size);
    std::atomic<size_t> next = 0;
    const auto work = [&] {
        for (size_t part = next++; part < made.size(); part = next++)
            made[part] = make(part * size, std::min(count, (part + 1) * size));
    };
    const size_t cores = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> others;
    for (size_t i = 1; i < std::min(cores, made.size()); ++i)
        others.emplace_back(work);
    work();
    others.clear(); // joins
    return made;
}

} // namespace Bridgelog
