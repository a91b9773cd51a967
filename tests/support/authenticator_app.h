// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// Debian's oathtool in the place of the authenticator app on somebody's phone.
namespace pw::test
{

/// What the app shows so many steps of 30 s from now; empty where oathtool does not run.
[[nodiscard]] QString codeOf(const QString &secret, int steps = 0);

/// Waits until so many seconds of the present step of 30 s are left.
void waitForRoom(int seconds = 10);

} // namespace pw::test
