// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/dashboard/model.h"

#include <QChartView>

class QBarSeries;
class QBarSet;
class QCategoryAxis;
class QLineSeries;
class QValueAxis;

namespace pw::ui
{

/// Orders as bars and revenue as a line, day by day.
class DaysChart final : public QChartView
{
    Q_OBJECT

public:
    explicit DaysChart(QWidget *parent = nullptr);
    void show(const QList<DashboardFacts::Day> &days);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void applyTheme();
    void showTip(int index);

    QList<DashboardFacts::Day> m_days;
    QBarSet *m_orders;
    QBarSeries *m_bars;
    QLineSeries *m_revenue;
    QCategoryAxis *m_dayAxis;
    QValueAxis *m_orderAxis;
    QValueAxis *m_revenueAxis;
};

} // namespace pw::ui
