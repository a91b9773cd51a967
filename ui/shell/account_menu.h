// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

class QPoint;
class QWidget;

namespace pw::ui
{

class SessionController;
struct UiContext;

/// What the person who is signed in may do with the shop as a whole, and signing out. What their role may not do is
/// there, disabled, with the reason. `at` is in global coordinates.
void showAccountMenu(const UiContext &ui, SessionController &session, QWidget &window, const QPoint &at);

} // namespace pw::ui
