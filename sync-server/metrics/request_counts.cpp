// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/metrics/request_counts.h"

#include "sync-server/api/route.h"
#include "sync-server/metrics/prometheus_text.h"

#include <algorithm>
#include <functional>
#include <string>
#include <thread>

namespace pw::server
{
namespace
{

/// The last one stands for all others.
constexpr std::array<int, 25> statusCodes = {200, 201, 202, 204, 206, 304, 400, 401, 403, 404, 405, 408, 409,
                                             410, 413, 415, 416, 422, 426, 429, 431, 500, 502, 503, 0};
/// Upper bounds in microseconds; the last bucket has none.
constexpr std::array<std::uint64_t, 12> bounds = {1'000,   2'500,   5'000,   10'000,    25'000,    50'000,
                                                  100'000, 250'000, 500'000, 1'000'000, 2'500'000, 10'000'000};

std::size_t indexOfStatus(int status)
{
    const auto found = std::ranges::find(statusCodes, status);
    return std::min<std::size_t>(static_cast<std::size_t>(found - statusCodes.begin()), statusCodes.size() - 1);
}

std::string statusText(std::size_t index)
{
    return statusCodes[index] == 0 ? "other" : std::to_string(statusCodes[index]);
}

/// The last place is for addresses that do not exist.
std::size_t indexOfRoute(const Route *route)
{
    const auto routes = allRoutes();
    return route ? static_cast<std::size_t>(route - routes.data()) : routes.size();
}

std::string_view methodOf(std::size_t route)
{
    return route < allRoutes().size() ? http::methodName(allRoutes()[route].method) : "any";
}

std::string_view patternOf(std::size_t route)
{
    return route < allRoutes().size() ? allRoutes()[route].pattern : "none";
}

void increase(std::atomic<std::uint64_t> &counter, std::uint64_t by = 1)
{
    counter.fetch_add(by, std::memory_order_relaxed);
}

} // namespace

RequestCounts::RequestCounts()
{
    static_assert(statusCodes.size() == statuses && bounds.size() + 1 == buckets);
    for (Row &row : m_rows)
        row.routes = std::vector<PerRoute>(allRoutes().size() + 1);
}

RequestCounts::Row &RequestCounts::ownRow()
{
    return m_rows[std::hash<std::thread::id>()(std::this_thread::get_id()) % rows];
}

void RequestCounts::add(const Answered &answered)
{
    PerRoute &counts = ownRow().routes[indexOfRoute(answered.route)];
    const auto bucket = std::ranges::lower_bound(bounds, answered.us) - bounds.begin();
    increase(counts.byStatus[indexOfStatus(answered.status)]);
    increase(counts.byDuration[static_cast<std::size_t>(bucket)]);
    increase(counts.us, answered.us);
    increase(counts.bytes, answered.bytes);
}

void RequestCounts::addRefused(int status)
{
    increase(ownRow().refused[indexOfStatus(status)]);
}

RequestCounts::Sums RequestCounts::sumsOf(std::size_t route) const
{
    Sums sums;
    for (const Row &row : m_rows) {
        const PerRoute &counts = row.routes[route];
        for (std::size_t i = 0; i < statuses; ++i)
            sums.byStatus[i] += counts.byStatus[i].load(std::memory_order_relaxed);
        for (std::size_t i = 0; i < buckets; ++i)
            sums.byDuration[i] += counts.byDuration[i].load(std::memory_order_relaxed);
        sums.us += counts.us.load(std::memory_order_relaxed);
        sums.bytes += counts.bytes.load(std::memory_order_relaxed);
    }
    for (const std::uint64_t count : sums.byDuration)
        sums.answers += count;
    return sums;
}

void RequestCounts::write(PrometheusText &out) const
{
    std::vector<Sums> sums;
    for (std::size_t route = 0; route <= allRoutes().size(); ++route)
        sums.push_back(sumsOf(route));
    writeStatuses(out, sums);
    writeDurations(out, sums);
    writeRefused(out);
}

void RequestCounts::writeStatuses(PrometheusText &out, const std::vector<Sums> &sums) const
{
    out.family("panelwright_http_requests_total", "counter", "Answered requests by route, method and status.");
    for (std::size_t route = 0; route < sums.size(); ++route) {
        for (std::size_t i = 0; i < statuses; ++i) {
            if (sums[route].byStatus[i] > 0)
                out.sample({{"route", patternOf(route)}, {"method", methodOf(route)}, {"status", statusText(i)}},
                           sums[route].byStatus[i]);
        }
    }
    out.family("panelwright_http_response_bytes_total", "counter", "Bytes of content in answers.");
    for (std::size_t route = 0; route < sums.size(); ++route) {
        if (sums[route].answers > 0)
            out.sample({{"route", patternOf(route)}, {"method", methodOf(route)}}, sums[route].bytes);
    }
}

void RequestCounts::writeDurations(PrometheusText &out, const std::vector<Sums> &sums) const
{
    out.family("panelwright_http_request_duration_seconds", "histogram",
               "From the complete request to its answer; streams are counted as they begin.");
    for (std::size_t route = 0; route < sums.size(); ++route) {
        if (sums[route].answers == 0)
            continue;
        const MetricLabel pattern{"route", patternOf(route)};
        const MetricLabel method{"method", methodOf(route)};
        std::uint64_t upTo = 0;
        for (std::size_t i = 0; i < bounds.size(); ++i) {
            upTo += sums[route].byDuration[i];
            out.part("_bucket", {pattern, method, {"le", decimalOfMillionths(bounds[i])}}, upTo);
        }
        out.part("_bucket", {pattern, method, {"le", "+Inf"}}, sums[route].answers);
        out.millionths("_sum", {pattern, method}, sums[route].us);
        out.part("_count", {pattern, method}, sums[route].answers);
    }
}

void RequestCounts::writeRefused(PrometheusText &out) const
{
    out.family("panelwright_http_refused_total", "counter", "What never became a request, by status.");
    for (std::size_t i = 0; i < statuses; ++i) {
        std::uint64_t count = 0;
        for (const Row &row : m_rows)
            count += row.refused[i].load(std::memory_order_relaxed);
        if (count > 0)
            out.sample({{"status", statusText(i)}}, count);
    }
}

} // namespace pw::server
