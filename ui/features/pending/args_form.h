// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/pending/model.h"
#include "ui/widgets/form_dialog.h"

namespace pw::ui
{

/// A form over the arguments of a change, one typed field each, for kinds that have no form of their own. What the
/// change is about stays; what has no field here (lists) travels on unchanged.
void openArgsForm(const UiContext &ui, const EntryRow &row, QWidget *parent);
/// Whether such a form would have a field to type into.
[[nodiscard]] bool hasTypedArgs(const QJsonObject &args);

} // namespace pw::ui
