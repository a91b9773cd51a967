// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/dashboard/page.h"

#include "ui/features/dashboard/actions.h"
#include "ui/features/dashboard/days_chart.h"
#include "ui/features/dashboard/figure_card.h"
#include "ui/features/dashboard/status_bars.h"
#include "ui/widgets/basics.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

QFrame *makeCard(const QString &title, QWidget *content, QWidget *parent)
{
    auto *card = new QFrame(parent);
    card->setProperty("role", u"card"_s);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(space::two, space::two - 2, space::two, space::two - 2);
    layout->setSpacing(space::one + space::half);
    layout->addWidget(makeLabel(title, u"heading"_s, card));
    layout->addWidget(content, 1);
    return card;
}

} // namespace

DashboardPage::DashboardPage(const UiContext &ui, QWidget *parent)
    : Page(parent), m_model(new DashboardModel(ui.data, ui.clock, this)), m_chart(new DaysChart(this)),
      m_status(new StatusBars(this))
{
    setObjectName(u"dashboardPage"_s);
    auto *inner = new QWidget(this);
    auto *layout = new QVBoxLayout(inner);
    layout->setContentsMargins(space::three, space::three, space::three, space::three);
    layout->setSpacing(space::two);
    layout->addWidget(makeFigures());
    layout->addWidget(makeCharts(), 1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inner);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    connect(m_model, &DashboardModel::loaded, this, &DashboardPage::show);
    connect(m_status, &StatusBars::chosen, this,
            [this](OrderStatus status) { Q_EMIT openRequested(dashboard_actions::ordersIn(status)); });
    m_model->load();
}

QWidget *DashboardPage::makeFigures()
{
    auto *figures = new QWidget(this);
    auto *grid = new QGridLayout(figures);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(space::two);
    for (int i = 0; i < figureCount; ++i) {
        auto *card = new FigureCard(figures);
        m_figures.at(static_cast<size_t>(i)) = card;
        grid->addWidget(card, i / 3, i % 3);
        connect(card, &FigureCard::chosen, this, &Page::openRequested);
    }
    return figures;
}

QWidget *DashboardPage::makeCharts()
{
    auto *charts = new QWidget(this);
    auto *row = new QHBoxLayout(charts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::two);
    row->addWidget(makeCard(tr("Last %1 days").arg(DashboardModel::dayCount), m_chart, charts), 1);
    auto *status = makeCard(tr("Orders by status"), m_status, charts);
    status->setFixedWidth(304);
    row->addWidget(status);
    return charts;
}

void DashboardPage::show(const DashboardFacts &facts)
{
    for (int i = 0; i < figureCount; ++i)
        m_figures.at(static_cast<size_t>(i))->show(dashboard::cardOf(static_cast<Figure>(i), facts));
    m_chart->show(facts.days);
    m_status->show(facts.ordersByStatus);
}

} // namespace pw::ui
