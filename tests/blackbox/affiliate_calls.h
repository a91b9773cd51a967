// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/blackbox/recorder.h"

namespace pw::test
{

/// Every call about affiliates, with the tokens of an owner and of a customer with this number. Fails the running test
/// where one does not work.
void callAffiliates(Recorder &shop, const QString &owner, const QString &customer, qint64 id);

} // namespace pw::test
