// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pw::server
{

class PrometheusText;
struct Route;

/// What has been answered since the server started, by route. Counted with relaxed atomics, of which each thread has a
/// row of its own: a request costs a few of them. Safe from any thread.
class RequestCounts
{
public:
    RequestCounts();

    struct Answered {
        const Route *route = nullptr; ///< one of allRoutes(); nullptr where there is no such address
        int status = 200;
        std::uint64_t us = 0;
        std::uint64_t bytes = 0; ///< of the content
    };
    void add(const Answered &answered);
    /// What never became a request.
    void addRefused(int status);

    void write(PrometheusText &out) const;

private:
    static constexpr std::size_t statuses = 25;
    static constexpr std::size_t buckets = 13;
    static constexpr std::size_t rows = 8;

    using Counter = std::atomic<std::uint64_t>;
    struct PerRoute {
        std::array<Counter, statuses> byStatus{};
        std::array<Counter, buckets> byDuration{};
        Counter us = 0;
        Counter bytes = 0;
    };
    struct Row {
        std::vector<PerRoute> routes;
        std::array<Counter, statuses> refused{};
    };
    struct Sums {
        std::array<std::uint64_t, statuses> byStatus{};
        std::array<std::uint64_t, buckets> byDuration{};
        std::uint64_t us = 0;
        std::uint64_t bytes = 0;
        std::uint64_t answers = 0;
    };

    [[nodiscard]] Row &ownRow();
    [[nodiscard]] Sums sumsOf(std::size_t route) const;
    void writeStatuses(PrometheusText &out, const std::vector<Sums> &sums) const;
    void writeDurations(PrometheusText &out, const std::vector<Sums> &sums) const;
    void writeRefused(PrometheusText &out) const;

    std::array<Row, rows> m_rows;
};

} // namespace pw::server
