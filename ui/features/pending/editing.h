// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/pending/model.h"

namespace pw::ui
{

/// Whether there is anything in a change that could be said otherwise.
[[nodiscard]] bool canEdit(const OutboxEntry &entry);
/// Opens the form in which such changes are made, filled with what this one wanted; saving takes its place. Kinds
/// without a form, and rows that are gone, get a plain one over the arguments.
void editEntry(const UiContext &ui, const EntryRow &row, QWidget *parent);

} // namespace pw::ui
