// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/bench/load/figures.h"

#include <algorithm>
#include <cmath>

namespace pw::load
{

void Figures::Histogram::add(const Histogram &other)
{
    for (std::size_t i = 0; i < steps; ++i)
        counts[i] += other.counts[i];
    total += other.total;
}

std::uint64_t Figures::Histogram::quantile(double part) const
{
    const auto wanted = static_cast<std::uint64_t>(std::ceil(static_cast<double>(total) * part));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < steps; ++i) {
        seen += counts[i];
        if (seen >= wanted && seen > 0)
            return (i + 1) * stepUs;
    }
    return 0;
}

Figures::Histogram Figures::sum() const
{
    Histogram sum;
    for (const Histogram &kind : m_byKind)
        sum.add(kind);
    return sum;
}

void Figures::add(Kind kind, std::chrono::microseconds took)
{
    const auto us = static_cast<std::uint64_t>(std::max<std::int64_t>(0, took.count()));
    Histogram &histogram = m_byKind[static_cast<std::size_t>(kind)];
    ++histogram.counts[std::min<std::uint64_t>(us / stepUs, steps - 1)];
    ++histogram.total;
    m_longest = std::max(m_longest, us);
}

void Figures::addError(const std::string &what)
{
    if (m_errors++ == 0)
        m_firstError = what;
}

void Figures::add(const Figures &other)
{
    for (std::size_t i = 0; i < m_byKind.size(); ++i)
        m_byKind[i].add(other.m_byKind[i]);
    if (m_errors == 0)
        m_firstError = other.m_firstError;
    m_errors += other.m_errors;
    m_longest = std::max(m_longest, other.m_longest);
}

std::string Figures::line() const
{
    const Histogram all = sum();
    return "requests=" + std::to_string(all.total) + " reads=" + std::to_string(count(Kind::Read)) +
           " orders=" + std::to_string(count(Kind::Order)) + " statuses=" + std::to_string(count(Kind::Status)) +
           " errors=" + std::to_string(m_errors) + " p50=" + std::to_string(all.quantile(0.5)) +
           " p99=" + std::to_string(all.quantile(0.99)) + " p999=" + std::to_string(all.quantile(0.999)) +
           " max=" + std::to_string(m_longest) + " reads_p99=" + std::to_string(quantile(Kind::Read, 0.99)) +
           " orders_p99=" + std::to_string(quantile(Kind::Order, 0.99)) +
           " statuses_p99=" + std::to_string(quantile(Kind::Status, 0.99));
}

} // namespace pw::load
