// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/simulation/trial.h"

#include "core/storage/storage_error.h"
#include "tests/simulation/interruption.h"

#include <algorithm>

namespace pw::simulation
{
namespace
{

/// Every world has its own set of wrong clocks; this many further on there is another.
constexpr quint64 otherClocks = 1'000'003;
constexpr quint64 seedsPerClockCheck = 4;

std::string firstDifference(const std::vector<std::string> &left, const std::vector<std::string> &right)
{
    for (size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
        const std::string one = i < left.size() ? left[i] : "nothing";
        const std::string other = i < right.size() ? right[i] : "nothing";
        if (one != other)
            return "line " + std::to_string(i + 1) + ": " + one + " | " + other;
    }
    return "the logs are equal, the rows are not";
}

} // namespace

Trial::Result Trial::runWorld(const World::Options &options)
{
    Result result;
    World world(m_stage, options);
    const Interruption interruption([&world] { world.interrupt(); });
    const auto note = [&](const std::string &invariant, const std::string &what) {
        result.failing = Failing{options.seed, invariant, what, world.steps(), world.log().lines()};
    };
    try {
        world.begin();
        world.run();
        result.exact = world.exactHash();
    } catch (const Broken &broken) {
        note(broken.invariant, broken.what);
    } catch (const StorageError &error) {
        note("I-10 Liveness", std::string("a storage error that nobody expected: ") + error.what());
    }
    result.clockFree = world.log().hash();
    m_log = world.log().lines();
    return result;
}

std::optional<Failing> Trial::runOnce(quint64 seed, int steps)
{
    return runWorld({.seed = seed, .clocks = seed, .steps = steps}).failing;
}

std::optional<Failing> Trial::run(quint64 seed)
{
    const Result first = runWorld({.seed = seed, .clocks = seed});
    if (first.failing)
        return first.failing;
    const std::vector<std::string> log = m_log;
    const Result second = runWorld({.seed = seed, .clocks = seed});
    if (second.exact != first.exact || second.failing)
        return Failing{seed, "I-14 Deterministic", firstDifference(log, m_log), 0, m_log};
    if (seed % seedsPerClockCheck != 0)
        return std::nullopt;
    const Result third = runWorld({.seed = seed, .clocks = seed + otherClocks});
    if (third.failing)
        return third.failing;
    if (third.clockFree != first.clockFree)
        return Failing{seed, "I-13 ClockFree", firstDifference(log, m_log), 0, m_log};
    return std::nullopt;
}

Failing Trial::shrink(const Failing &failing)
{
    Failing smallest = failing;
    for (int steps = 0; steps < failing.steps; ++steps) {
        const auto again = runOnce(failing.seed, steps);
        if (again && again->invariant == failing.invariant)
            return *again;
    }
    return smallest;
}

} // namespace pw::simulation
