// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/blackbox/recorder.h"

namespace pw::test
{

struct SubscriptionCallers {
    QString owner;    ///< a session
    QString customer; ///< a session
    QString key;      ///< of the customer's, for API v2
};

/// A subscription and its first post, by every call that shows one. Fails the running test where one does not work.
void callSubscriptions(Recorder &shop, const SubscriptionCallers &as);

} // namespace pw::test
