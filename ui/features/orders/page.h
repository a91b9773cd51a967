// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/list_page.h"

namespace pw::ui
{

class FilterChips;
class OrdersModel;

class OrdersPage final : public ListPage
{
    Q_OBJECT

public:
    explicit OrdersPage(const UiContext &ui, QWidget *parent = nullptr);
    [[nodiscard]] QString searchHint() const override;

protected:
    void applyFilter() override;
    void resetFilter() override;
    void chooseFilter(const QString &word) override;
    [[nodiscard]] bool isFiltered() const override;
    [[nodiscard]] EmptyState::Words emptyWords() const override;

private:
    OrdersPage(const UiContext &ui, OrdersModel *model, QWidget *parent);

    OrdersModel *m_orders;
    FilterChips *m_status;
};

} // namespace pw::ui
