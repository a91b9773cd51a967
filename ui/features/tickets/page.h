// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/list_page.h"

class QComboBox;

namespace pw::ui
{

class FilterChips;
class TicketsModel;

class TicketsPage final : public ListPage
{
    Q_OBJECT

public:
    explicit TicketsPage(const UiContext &ui, QWidget *parent = nullptr);
    [[nodiscard]] QString searchHint() const override;

protected:
    void applyFilter() override;
    void resetFilter() override;
    void chooseFilter(const QString &word) override;
    [[nodiscard]] bool isFiltered() const override;
    [[nodiscard]] EmptyState::Words emptyWords() const override;

private:
    TicketsPage(const UiContext &ui, TicketsModel *model, QWidget *parent);

    TicketsModel *m_tickets;
    FilterChips *m_status;
    QComboBox *m_type;
};

} // namespace pw::ui
