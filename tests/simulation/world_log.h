// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/simulation/rows.h"

#include <string>
#include <vector>

namespace pw::simulation
{

/// What happened in a world, one sentence a line, without ids and times: two worlds that differ only in their clocks
/// say the same.
class WorldLog
{
public:
    void say(std::string line)
    {
        m_hash = hashOf(line, m_hash);
        m_lines.push_back(std::move(line));
    }
    [[nodiscard]] quint64 hash() const { return m_hash; }
    [[nodiscard]] const std::vector<std::string> &lines() const { return m_lines; }

private:
    quint64 m_hash = 0;
    std::vector<std::string> m_lines;
};

/// An invariant that does not hold; ends the world.
struct Broken {
    std::string invariant; ///< "I-5 BaseIsPrefix"
    std::string what;
};

} // namespace pw::simulation
