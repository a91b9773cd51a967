// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/changes_file.h"
#include "core/sync/take_back.h"

#include <QString>

namespace pw::ui
{

/// Why a file of pending changes cannot be written or used, as a sentence for the person.
[[nodiscard]] QString changesWords(const ChangesProblem &problem);
/// Why a change cannot be taken back or said otherwise.
[[nodiscard]] QString takeBackWords(const TakeBackProblem &problem);

} // namespace pw::ui
