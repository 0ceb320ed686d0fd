// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace Bridgelog {

/// A thread of its own, from the first errand on, that runs what it is given one by one, in order.
/// Whoever destroys it waits until all of it is done. Its lock is one that the thread sanitizer
/// sees, as those inside Qt's thread pools are not.
class Errands {
public:
    Errands() = default;
    Errands(const Errands &) = delete;
    Errands &operator=(const Errands &) = delete;
    ~Errands() { finish(); }

    void run(std::function<void()> errand)
    {
        const std::lock_guard lock(m_mutex);
        m_errands.push_back(std::move(errand));
        if (!m_thread.joinable())
            m_thread = std::thread([this] { loop(); });
        m_wake.notify_one();
    }

    /// Waits until all that was given is done; nothing may be given thereafter.
    void finish()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_last = true;
        }
        m_wake.notify_one();
        if (m_thread.joinable())
            m_thread.join();
    }

private:
    void loop()
    {
        for (;;) {
            std::function<void()> errand;
            {
                std::unique_lock lock(m_mutex);
                m_wake.wait(lock, [this] { return m_last || !m_errands.empty(); });
                if (m_errands.empty())
                    return;
                errand = std::move(m_errands.front());
                m_errands.pop_front();
            }
            errand();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_errands;
    bool m_last = false;
    std::thread m_thread;
};

} // namespace Bridgelog
