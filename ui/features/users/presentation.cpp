// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/users/presentation.h"

#include "core/base/clock.h"
#include "ui/features/users/columns.h"
#include "ui/features/users/model.h"
#include "ui/presentation/words.h"

using namespace Qt::StringLiterals;

namespace pw::ui
{

UsersPresentation::UsersPresentation(UsersModel *model, const Clock &clock, QObject *parent)
    : TypedPresentation(model, parent), m_clock(clock)
{
}

ColumnLook UsersPresentation::look(int column) const
{
    switch (static_cast<UserColumn>(column)) {
    case UserColumn::Number:
        return {.title = tr("User"), .width = 96};
    case UserColumn::Name:
        return {.title = tr("Name and e-mail"), .width = 0, .stretches = true};
    case UserColumn::Balance:
        return {.title = tr("Balance"), .width = 124, .alignment = Qt::AlignRight};
    case UserColumn::State:
        return {.title = tr("State"), .width = 120};
    case UserColumn::OnHold:
        return {.title = tr("On hold"), .width = 112, .alignment = Qt::AlignRight};
    case UserColumn::Spent:
        return {.title = tr("Spent"), .width = 116, .alignment = Qt::AlignRight};
    case UserColumn::Orders:
        return {.title = tr("Orders"), .width = 84, .alignment = Qt::AlignRight};
    case UserColumn::Joined:
        return {.title = tr("Joined"), .width = 144};
    }
    return {};
}

Cell UsersPresentation::cellOf(const User &user, int column) const
{
    switch (static_cast<UserColumn>(column)) {
    case UserColumn::Number:
        return {.text = Words::number(user.id.value), .strong = true};
    case UserColumn::Name:
        return {.text = user.username, .secondary = user.email, .tooltip = user.email};
    case UserColumn::Balance:
        return {.text = Words::money(user.balance), .strong = true};
    case UserColumn::State:
        return {.text = Words::state(user.state), .tooltip = user.suspendReason, .pill = Words::tone(user.state)};
    case UserColumn::OnHold:
        return {.text = Words::money(user.onHold), .quiet = true};
    case UserColumn::Spent:
        return {.text = Words::money(user.spent), .quiet = true};
    case UserColumn::Orders:
        return {.text = Words::count(user.orderCount), .quiet = true};
    case UserColumn::Joined:
        return {.text = Words::when(user.createdAt, m_clock.now()),
                .tooltip = Words::whenInFull(user.createdAt),
                .quiet = true};
    }
    return {};
}

} // namespace pw::ui
