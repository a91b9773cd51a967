// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"

namespace pw
{

/// What every write carries: the revision of its transaction and the time of its command.
struct Stamp {
    qint64 rev = 0;
    Instant now;
};

} // namespace pw
