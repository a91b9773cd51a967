// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/pending/model.h"

namespace pw::ui
{

/// What happened to a change so far, in a sentence.
[[nodiscard]] QString answerWords(const OutboxEntry &entry);
/// Everything about it as plain text, for the clipboard: for a mail to whoever can help.
[[nodiscard]] QString entryText(const EntryRow &row);

} // namespace pw::ui
