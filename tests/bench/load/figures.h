// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/requests.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace pw::load
{

/// How long answers took, in 100 microseconds up to 10 s, and what went wrong instead of an answer.
class Figures
{
public:
    void add(Kind kind, std::chrono::microseconds took);
    void addError(const std::string &what);
    void add(const Figures &other);

    [[nodiscard]] std::uint64_t errors() const { return m_errors; }
    [[nodiscard]] const std::string &firstError() const { return m_firstError; }
    [[nodiscard]] std::uint64_t count(Kind kind) const { return of(kind).total; }
    /// In microseconds, rounded up to a whole step; `part` of 0..1.
    [[nodiscard]] std::uint64_t quantile(Kind kind, double part) const { return of(kind).quantile(part); }
    [[nodiscard]] std::uint64_t longest() const { return m_longest; }
    /// "requests=... errors=... p50=... p99=... max=... orders_p99=..." in microseconds.
    [[nodiscard]] std::string line() const;

private:
    static constexpr std::size_t steps = 100'000;
    static constexpr std::uint64_t stepUs = 100;

    struct Histogram {
        std::array<std::uint32_t, steps> counts{};
        std::uint64_t total = 0;

        void add(const Histogram &other);
        [[nodiscard]] std::uint64_t quantile(double part) const;
    };

    [[nodiscard]] const Histogram &of(Kind kind) const { return m_byKind[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] Histogram sum() const;

    // On the heap, since figures are handed about and these are large.
    std::vector<Histogram> m_byKind = std::vector<Histogram>(kinds);
    std::uint64_t m_errors = 0;
    std::uint64_t m_longest = 0;
    std::string m_firstError;
};

} // namespace pw::load
