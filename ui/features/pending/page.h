// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/list_page.h"

namespace pw::ui
{

class FilterChips;
class EntriesModel;

class PendingPage final : public ListPage
{
    Q_OBJECT

public:
    explicit PendingPage(const UiContext &ui, QWidget *parent = nullptr);
    [[nodiscard]] QString searchHint() const override;

protected:
    void applyFilter() override;
    void resetFilter() override;
    [[nodiscard]] bool isFiltered() const override;
    [[nodiscard]] EmptyState::Words emptyWords() const override;
    [[nodiscard]] bool showsShop() const override { return false; }

private:
    PendingPage(const UiContext &ui, EntriesModel *model, QWidget *parent);
    void dismissDone();

    EntriesModel *m_entries;
    FilterChips *m_show;
};

} // namespace pw::ui
