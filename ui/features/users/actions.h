// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/user.h"
#include "ui/widgets/form_dialog.h"
#include "ui/widgets/page.h"

namespace pw::ui::user_actions
{

/// Adds to the balance, or takes from it with a minus in front.
void addFunds(const UiContext &ui, const User &user, QWidget *parent, const Draft &draft = {});
void suspend(const UiContext &ui, const User &user, QWidget *parent, const Draft &draft = {});
void unsuspend(const UiContext &ui, const User &user);

} // namespace pw::ui::user_actions
