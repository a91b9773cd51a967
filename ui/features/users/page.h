// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/list_page.h"

namespace pw::ui
{

class FilterChips;
class UsersModel;

class UsersPage final : public ListPage
{
    Q_OBJECT

public:
    explicit UsersPage(const UiContext &ui, QWidget *parent = nullptr);
    [[nodiscard]] QString searchHint() const override;

protected:
    void applyFilter() override;
    void resetFilter() override;
    [[nodiscard]] bool isFiltered() const override;
    [[nodiscard]] EmptyState::Words emptyWords() const override;

private:
    UsersPage(const UiContext &ui, UsersModel *model, QWidget *parent);

    UsersModel *m_users;
    FilterChips *m_state;
};

} // namespace pw::ui
