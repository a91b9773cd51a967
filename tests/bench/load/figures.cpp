// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/bench/load/figures.h"

#include <algorithm>
#include <cmath>

namespace pw::load
{

void Figures::add(Kind kind, std::chrono::microseconds took)
{
    const auto us = static_cast<std::uint64_t>(std::max<std::int64_t>(0, took.count()));
    ++m_counts[std::min<std::uint64_t>(us / stepUs, steps - 1)];
    ++m_byKind[static_cast<std::size_t>(kind)];
    ++m_total;
    m_longest = std::max(m_longest, us);
}

void Figures::addError(const std::string &what)
{
    if (m_errors++ == 0)
        m_firstError = what;
}

void Figures::add(const Figures &other)
{
    for (std::size_t i = 0; i < steps; ++i)
        m_counts[i] += other.m_counts[i];
    for (std::size_t i = 0; i < m_byKind.size(); ++i)
        m_byKind[i] += other.m_byKind[i];
    m_total += other.m_total;
    if (m_errors == 0)
        m_firstError = other.m_firstError;
    m_errors += other.m_errors;
    m_longest = std::max(m_longest, other.m_longest);
}

std::uint64_t Figures::quantile(double part) const
{
    const auto wanted = static_cast<std::uint64_t>(std::ceil(static_cast<double>(m_total) * part));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < steps; ++i) {
        seen += m_counts[i];
        if (seen >= wanted && seen > 0)
            return (i + 1) * stepUs;
    }
    return 0;
}

std::string Figures::line() const
{
    return "requests=" + std::to_string(m_total) + " reads=" + std::to_string(count(Kind::Read)) +
           " orders=" + std::to_string(count(Kind::Order)) + " statuses=" + std::to_string(count(Kind::Status)) +
           " errors=" + std::to_string(m_errors) + " p50=" + std::to_string(quantile(0.5)) +
           " p99=" + std::to_string(quantile(0.99)) + " p999=" + std::to_string(quantile(0.999)) +
           " max=" + std::to_string(m_longest);
}

} // namespace pw::load
