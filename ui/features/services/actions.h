// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/services/model.h"
#include "ui/widgets/form_dialog.h"
#include "ui/widgets/page.h"

namespace pw::ui::service_actions
{

void changeRate(const UiContext &ui, const ServiceRow &row, QWidget *parent);
void edit(const UiContext &ui, const ServiceRow &row, const QList<Category> &categories, QWidget *parent,
          const Draft &draft = {});
/// Switching off asks first, since customers notice; switching on does not.
void setEnabled(const UiContext &ui, const ServiceRow &row, bool enabled, QWidget *parent);

} // namespace pw::ui::service_actions
