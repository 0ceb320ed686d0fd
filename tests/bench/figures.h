// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <vector>

namespace Bridgelog::Bench {

using Clock = std::chrono::steady_clock;

/// Milliseconds that `work` takes.
template <typename F>
double timed(F work)
{
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Measurements of one thing, in milliseconds.
struct Series {
    QString name;
    std::vector<double> values;

    double at(double quantile) const
    {
        std::vector<double> sorted = values;
        std::ranges::sort(sorted);
        if (sorted.empty())
            return 0;
        return sorted[std::min(
            sorted.size() - 1, static_cast<size_t>(quantile * static_cast<double>(sorted.size())))];
    }
};

inline void print(const Series &series)
{
    std::printf(
        "%-52s n %-6zu p50 %9.3f ms   p95 %9.3f ms   p99 %9.3f ms\n", qPrintable(series.name),
        series.values.size(), series.at(0.5), series.at(0.95), series.at(0.99));
    std::fflush(stdout);
}

/// The ratio of two series' quantiles with a bootstrap 95 % interval; met where the interval's bad
/// end is within `target`.
inline bool compare(const Series &ours, const Series &peer, double quantile, double target)
{
    std::mt19937 random(1);
    std::vector<double> ratios;
    const auto resampled = [&](const Series &series) {
        Series again{.name = series.name, .values = {}};
        std::uniform_int_distribution<size_t> pick(0, series.values.size() - 1);
        for (size_t i = 0; i < series.values.size(); ++i)
            again.values.push_back(series.values[pick(random)]);
        return again.at(quantile);
    };
    for (int i = 0; i < 300; ++i)
        ratios.push_back(resampled(ours) / resampled(peer));
    std::ranges::sort(ratios);
    const double low = ratios[7];
    const double high = ratios[292];
    const bool met = high <= target;
    std::printf(
        "  p%-4g %s / %s: %.2f (%.2f–%.2f), target ≤ %.2f: %s\n", quantile * 100,
        qPrintable(ours.name), qPrintable(peer.name), ours.at(quantile) / peer.at(quantile), low,
        high, target, met ? "met" : "NOT MET");
    std::fflush(stdout);
    return met;
}

inline bool within(const Series &series, double quantile, double limit)
{
    const bool met = series.at(quantile) <= limit;
    std::printf(
        "  p%-4g %s: %.2f ms, target ≤ %.2f ms: %s\n", quantile * 100, qPrintable(series.name),
        series.at(quantile), limit, met ? "met" : "NOT MET");
    std::fflush(stdout);
    return met;
}

} // namespace Bridgelog::Bench
