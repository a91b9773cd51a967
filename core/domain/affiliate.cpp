// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/affiliate.h"

namespace pw
{

Money earningOf(Money kept, Percent percent)
{
    return shareOf(kept, percent.hundredths(), Percent::whole);
}

} // namespace pw
