// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/dashboard/days_chart.h"

#include "ui/features/dashboard/presentation.h"
#include "ui/presentation/words.h"

#include <QBarSeries>
#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QCursor>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QToolTip>
#include <QValueAxis>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

constexpr int labelEvery = 4; // days; more labels run into each other at the smallest window

/// The next round number that four steps of the grid divide evenly.
qint64 roundTop(qint64 highest)
{
    if (highest <= 4)
        return 4;
    for (qint64 scale = 1;; scale *= 10) {
        for (const qint64 step : {8, 12, 16, 20, 24, 32, 40, 48, 60}) {
            if (step * scale >= highest)
                return step * scale;
        }
    }
}

} // namespace

DaysChart::DaysChart(QWidget *parent)
    : QChartView(parent), m_orders(new QBarSet(tr("Orders"))), m_bars(new QBarSeries), m_revenue(new QLineSeries),
      m_dayAxis(new QCategoryAxis), m_orderAxis(new QValueAxis), m_revenueAxis(new QValueAxis)
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setMinimumHeight(260);
    setAccessibleName(tr("Orders and revenue of the last days"));
    build();
    applyTheme();
}

void DaysChart::build()
{
    m_bars->append(m_orders);
    m_bars->setBarWidth(0.6);
    m_revenue->setName(tr("Revenue"));
    m_dayAxis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_dayAxis->setGridLineVisible(false);
    m_orderAxis->setLabelFormat(u"%d"_s);
    m_orderAxis->setTickCount(5);
    m_revenueAxis->setLabelFormat(u"$%.0f"_s);
    m_revenueAxis->setTickCount(5);
    m_revenueAxis->setGridLineVisible(false);
    QChart *shown = chart();
    shown->setMargins(QMargins(0, 0, 0, 0));
    shown->layout()->setContentsMargins(0, 0, 0, 0);
    shown->setBackgroundRoundness(0);
    shown->addSeries(m_bars);
    shown->addSeries(m_revenue);
    shown->addAxis(m_dayAxis, Qt::AlignBottom);
    shown->addAxis(m_orderAxis, Qt::AlignLeft);
    shown->addAxis(m_revenueAxis, Qt::AlignRight);
    m_bars->attachAxis(m_dayAxis);
    m_bars->attachAxis(m_orderAxis);
    m_revenue->attachAxis(m_dayAxis);
    m_revenue->attachAxis(m_revenueAxis);
    // Attaching has made them 0 to 1, whose fourths are no whole numbers: "$1 $1 $1 $0 $0" until the first facts.
    m_orderAxis->setRange(0, roundTop(0));
    m_revenueAxis->setRange(0, roundTop(0));
    shown->legend()->setAlignment(Qt::AlignTop);
    shown->legend()->setMarkerShape(QLegend::MarkerShapeCircle);
    connect(m_orders, &QBarSet::hovered, this, [this](bool isOver, int index) {
        if (isOver)
            showTip(index);
        else
            QToolTip::hideText();
    });
}

void DaysChart::show(const QList<DashboardFacts::Day> &days)
{
    m_days = days;
    m_orders->remove(0, m_orders->count());
    const auto labels = m_dayAxis->categoriesLabels();
    for (const QString &label : labels)
        m_dayAxis->remove(label);
    QList<QPointF> points;
    qint64 mostOrders = 0;
    qint64 mostUnits = 0;
    for (int i = 0; i < days.size(); ++i) {
        const auto &day = days.at(i);
        *m_orders << day.orders;
        points << QPointF(i, day.revenue.units() / 1e8);
        mostOrders = std::max(mostOrders, day.orders);
        mostUnits = std::max(mostUnits, day.revenue.units());
        if ((days.size() - 1 - i) % labelEvery == 0)
            m_dayAxis->append(dashboard::dayWords(day.day), i);
    }
    m_revenue->replace(points);
    m_dayAxis->setRange(-0.5, days.size() - 0.5);
    m_orderAxis->setRange(0, roundTop(mostOrders));
    m_revenueAxis->setRange(0, roundTop(mostUnits / Money::unitsPerOne + 1));
}

void DaysChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
    QChartView::changeEvent(event);
}

void DaysChart::applyTheme()
{
    const Tokens &tokens = tokensFor(palette());
    setBackgroundBrush(tokens.surface);
    chart()->setBackgroundBrush(tokens.surface);
    chart()->legend()->setLabelColor(tokens.muted);
    QColor bars = toneColor(tokens, Tone::Accent);
    bars.setAlpha(tokens.dark ? 150 : 110);
    m_orders->setColor(bars);
    m_orders->setBorderColor(Qt::transparent);
    m_revenue->setPen(QPen(toneColor(tokens, Tone::Success), 2));
    QFont small = font();
    small.setPixelSize(11);
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(m_dayAxis), static_cast<QAbstractAxis *>(m_orderAxis),
                                static_cast<QAbstractAxis *>(m_revenueAxis)}) {
        axis->setLabelsColor(tokens.muted);
        axis->setLabelsFont(small);
        axis->setGridLineColor(tokens.border);
        axis->setLinePenColor(tokens.border);
    }
}

void DaysChart::showTip(int index)
{
    if (index < 0 || index >= m_days.size())
        return;
    const auto &day = m_days.at(index);
    QToolTip::showText(QCursor::pos(),
                       tr("%1: %2 orders, %3 revenue")
                           .arg(dashboard::dayWords(day.day), Words::count(day.orders), Words::money(day.revenue)),
                       this);
}

} // namespace pw::ui
