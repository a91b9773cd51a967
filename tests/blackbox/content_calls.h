// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/blackbox/recorder.h"

namespace pw::test
{

/// Every call about attachments (at the customer's ticket 1), announcements, pages and settings, with the tokens of an
/// owner and a customer. Fails the running test where one does not work.
void callContent(Recorder &shop, const QString &owner, const QString &customer);

} // namespace pw::test
