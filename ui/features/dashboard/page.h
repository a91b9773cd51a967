// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/dashboard/columns.h"
#include "ui/features/dashboard/model.h"
#include "ui/widgets/page.h"

#include <array>

class QVBoxLayout;

namespace pw::ui
{

class DaysChart;
class FigureCard;
class StatusBars;

/// The first page: how the shop stands, at a glance.
class DashboardPage final : public Page
{
    Q_OBJECT

public:
    explicit DashboardPage(const UiContext &ui, QWidget *parent = nullptr);
    [[nodiscard]] bool isSettled() const override { return m_model->hasLoaded(); }

private:
    QWidget *makeFigures();
    QWidget *makeCharts();
    void show(const DashboardFacts &facts);

    DashboardModel *m_model;
    std::array<FigureCard *, figureCount> m_figures{};
    DaysChart *m_chart;
    StatusBars *m_status;
};

} // namespace pw::ui
