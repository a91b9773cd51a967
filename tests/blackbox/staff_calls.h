// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/blackbox/recorder.h"

namespace pw::test
{

/// Every call that an owner makes about staff, with this token and password of his. Fails the running test where one
/// does not work.
void callStaff(Recorder &shop, const QString &owner, const QString &password);

} // namespace pw::test
