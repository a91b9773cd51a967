// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/blackbox/recorder.h"

namespace pw::test
{

/// What staff do with customers, many services, the ledger and reports; `staff` is the owner's session. Leaves the shop
/// as it was but for a customer who has come and gone. Fails the running test where a call does not work.
void callShop(Recorder &shop, const QString &staff);

} // namespace pw::test
