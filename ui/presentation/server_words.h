// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/remote/server_call.h"

#include <QString>

namespace pw::ui
{

/// Why a call did not do what it should, for the person.
[[nodiscard]] QString serverWords(const ServerAnswer &answer);

} // namespace pw::ui
