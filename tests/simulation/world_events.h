// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace pw::simulation
{

class World;

/// Something that may happen at any step.
struct Event {
    /// Work happens everywhere; many worlds are without a given fault, and half of them without all that concerns
    /// trust, so that the others go deeper.
    enum class Kind { Work, Fault, Trust };

    const char *name;
    int weight;
    Kind kind;
    void (*happen)(World &world);
};

[[nodiscard]] std::span<const Event> allEvents();

} // namespace pw::simulation
