// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/provider.h"
#include "ui/widgets/form_dialog.h"
#include "ui/widgets/page.h"

#include <functional>

namespace pw::ui::provider_actions
{

void edit(const UiContext &ui, const Provider &provider, QWidget *parent, const Draft &draft = {});
/// Only while the desk is connected: the key goes to the server and is on no desk. `made` gets the new one's id, which
/// this desk does not have yet.
void create(const UiContext &ui, QWidget *parent, const std::function<void(ProviderId)> &made);
void renewKey(const UiContext &ui, const Provider &provider, QWidget *parent);
void setEnabled(const UiContext &ui, const Provider &provider, bool enabled);

/// The provider's new price, which is far from the one before, is right.
void acceptCost(const UiContext &ui, const ServiceSource &source, const QString &service, QWidget *parent);

/// A person has looked at the provider's list: the order is there, under a number, or is not.
[[nodiscard]] bool canResolve(ForwardState state);
void sendAgain(const UiContext &ui, const OrderForward &forward, QWidget *parent);
void noteNumber(const UiContext &ui, const OrderForward &forward, QWidget *parent, const Draft &draft = {});

} // namespace pw::ui::provider_actions
