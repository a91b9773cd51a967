// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/refusal.h"

#include <QString>

namespace pw::ui
{

/// A refusal as a sentence for the person at the console: the one table from codes to translated words. A code that has
/// no entry here (a newer server's) falls back to core's English sentence.
[[nodiscard]] QString refusalWords(const Refusal &refusal);

/// What a field of a command's arguments is called on the screen.
[[nodiscard]] QString fieldWords(const QString &field);

} // namespace pw::ui
