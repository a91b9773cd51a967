// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"

namespace pw::test
{

/// Stands still unless it is moved.
class ManualClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return time; }

    Instant time{1'800'000'000'000};
};

} // namespace pw::test
