// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/blackbox/recorder.h"

namespace pw::test
{

/// Every call that guards an account, as anna, whose session this is; afterwards it is another one. Fails the running
/// test where one does not work.
void callGuards(Recorder &shop, QString &session);
/// Those that go by mail, as somebody new; `mails` is where the server writes them.
void callRecovery(Recorder &shop, const QString &mails);

} // namespace pw::test
