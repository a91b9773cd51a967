// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/users/model.h"
#include "ui/presentation/typed_presentation.h"

namespace pw
{
class Clock;
}

namespace pw::ui
{

class UsersPresentation final : public TypedPresentation<User>
{
    Q_OBJECT

public:
    UsersPresentation(UsersModel *model, const Clock &clock, QObject *parent = nullptr);
    [[nodiscard]] ColumnLook look(int column) const override;

protected:
    [[nodiscard]] Cell cellOf(const User &user, int column) const override;

private:
    const Clock &m_clock;
};

} // namespace pw::ui
