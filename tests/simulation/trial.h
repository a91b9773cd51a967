// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/simulation/world.h"

#include <optional>
#include <string>
#include <vector>

namespace pw::simulation
{

struct Failing {
    quint64 seed = 0;
    std::string invariant;
    std::string what;
    int steps = 0;
    std::vector<std::string> log;
};

/// One seed: its world twice, and now and then a third time under other clocks (I-13, I-14).
class Trial
{
public:
    explicit Trial(Stage &stage) : m_stage(stage) {}

    [[nodiscard]] std::optional<Failing> run(quint64 seed);
    /// Once, and only the world itself. `steps` < 0: as the seed wants.
    [[nodiscard]] std::optional<Failing> runOnce(quint64 seed, int steps = -1);
    /// The same failure with as few steps as it takes.
    [[nodiscard]] Failing shrink(const Failing &failing);
    /// Of the last world.
    [[nodiscard]] const std::vector<std::string> &log() const { return m_log; }

private:
    struct Result {
        std::optional<Failing> failing;
        quint64 exact = 0;
        quint64 clockFree = 0;
    };
    [[nodiscard]] Result runWorld(const World::Options &options);

    Stage &m_stage;
    std::vector<std::string> m_log;
};

} // namespace pw::simulation
