// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/list_page.h"

class QComboBox;
namespace pw::ui
{

class FilterChips;
class TasksModel;

/// Refills and cancellations: what is asked of the shop beside new orders.
class TasksPage final : public ListPage
{
    Q_OBJECT

public:
    explicit TasksPage(const UiContext &ui, QWidget *parent = nullptr);
    [[nodiscard]] QString searchHint() const override;

protected:
    void applyFilter() override;
    void resetFilter() override;
    void chooseFilter(const QString &word) override;
    [[nodiscard]] bool isFiltered() const override;
    [[nodiscard]] EmptyState::Words emptyWords() const override;

private:
    TasksPage(const UiContext &ui, TasksModel *model, QWidget *parent);

    TasksModel *m_tasks;
    FilterChips *m_status;
    QComboBox *m_kind;
};

} // namespace pw::ui
