// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/list_page.h"

namespace pw::ui
{

class FilterChips;
class ProvidersModel;

/// The panels that deliver for this shop.
class ProvidersPage final : public ListPage
{
    Q_OBJECT

public:
    explicit ProvidersPage(const UiContext &ui, QWidget *parent = nullptr);
    [[nodiscard]] QString searchHint() const override;

protected:
    void applyFilter() override;
    void resetFilter() override;
    void chooseFilter(const QString &word) override;
    [[nodiscard]] bool isFiltered() const override;
    [[nodiscard]] EmptyState::Words emptyWords() const override;

private:
    ProvidersPage(const UiContext &ui, ProvidersModel *model, QWidget *parent);

    ProvidersModel *m_providers;
    FilterChips *m_state;
};

} // namespace pw::ui
