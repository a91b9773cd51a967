// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/simulation/interruption.h"

#include "tests/simulation/planted.h"

#include <cstring>

namespace pw
{
namespace
{

std::function<void()> current;
const char *plantedBug = "";

} // namespace

bool planted(const char *name)
{
    return std::strcmp(name, plantedBug) == 0;
}

void plant(const char *name)
{
    plantedBug = name;
}

void plantedPause()
{
    if (current)
        current();
}

namespace simulation
{

Interruption::Interruption(std::function<void()> interrupt)
{
    current = std::move(interrupt);
}

Interruption::~Interruption()
{
    current = nullptr;
}

} // namespace simulation
} // namespace pw
