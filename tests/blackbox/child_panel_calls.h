// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/blackbox/recorder.h"

namespace pw::test
{

/// Every call about child panels, with the tokens of an owner and of a customer who has some money. Fails the running
/// test where one does not work.
void callChildPanels(Recorder &shop, const QString &owner, const QString &customer);

} // namespace pw::test
