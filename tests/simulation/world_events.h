// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace pw::simulation
{

class World;

/// Something that may happen at any step.
struct Event {
    const char *name;
    int weight;
    bool isFault; ///< many worlds are without it
    void (*happen)(World &world);
};

[[nodiscard]] std::span<const Event> allEvents();

} // namespace pw::simulation
