// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

namespace pw::simulation
{

/// What a planted bug may call in the middle of the product's code: there another transaction of the server's comes.
class Interruption
{
public:
    explicit Interruption(std::function<void()> interrupt);
    ~Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;
};

} // namespace pw::simulation
