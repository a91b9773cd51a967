// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/desk/arguments.h"

namespace pw
{
class Database;
}

namespace pw::desk
{

/// Prints the rows of `arguments.operands[0]` (orders, services, users, tickets, transactions, announcements, pages or
/// child-panels), as in the console's lists. Conditions that the store knows go to it, the others are compared with
/// what would be printed.
[[nodiscard]] std::optional<Problem> listRows(Database &db, const Arguments &arguments);

} // namespace pw::desk
