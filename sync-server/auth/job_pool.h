// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace pw::server
{

/// A few threads for slow work (argon2 takes a tenth of a second and 64 MiB each), with a bounded queue in front.
class JobPool
{
public:
    struct Options {
        unsigned threads = 2;
        std::size_t queueLimit = 128;
    };

    explicit JobPool(Options options);
    ~JobPool(); ///< as stop()
    JobPool(const JobPool &) = delete;
    JobPool &operator=(const JobPool &) = delete;

    /// From any thread. False when the queue is full or the pool is stopped; `job` is untouched then.
    [[nodiscard]] bool submit(std::function<void()> &job);
    /// Does what was taken, takes no more, ends the threads.
    void stop();

private:
    void run();

    const Options m_options;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_queue;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace pw::server
