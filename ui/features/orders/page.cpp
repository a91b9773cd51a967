// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/orders/page.h"

#include "ui/features/orders/details.h"
#include "ui/features/orders/model.h"
#include "ui/features/orders/presentation.h"
#include "ui/presentation/words.h"
#include "ui/widgets/filter_chips.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{

OrdersPage::OrdersPage(const UiContext &ui, QWidget *parent) : OrdersPage(ui, new OrdersModel(ui.data, nullptr), parent)
{
}

OrdersPage::OrdersPage(const UiContext &ui, OrdersModel *model, QWidget *parent)
    : ListPage({.ui = ui,
                .model = model,
                .rows = new OrdersPresentation(model, ui.clock, model),
                .details = new OrderDetails(ui)},
               parent),
      m_orders(model), m_status(new FilterChips(this))
{
    model->setParent(this);
    setObjectName(u"ordersPage"_s);
    m_status->add({}, tr("All"));
    for (const auto &word : wordTable(OrderStatus{}))
        m_status->add(toWord(word.value), Words::status(word.value));
    toolbar()->addWidget(m_status);
    toolbar()->addStretch();
    connect(m_status, &FilterChips::chosen, this, &OrdersPage::applyFilter);
    applyFilter();
}

QString OrdersPage::searchHint() const
{
    return tr("Search orders: number, link, service, customer");
}

void OrdersPage::applyFilter()
{
    OrderFilter filter;
    filter.status = fromWord<OrderStatus>(m_status->current());
    filter.search = search();
    m_orders->setFilter(filter);
}

void OrdersPage::resetFilter()
{
    m_status->choose({});
}

void OrdersPage::chooseFilter(const QString &word)
{
    m_status->choose(word);
}

bool OrdersPage::isFiltered() const
{
    return ListPage::isFiltered() || !m_status->current().isEmpty();
}

EmptyState::Words OrdersPage::emptyWords() const
{
    return {.icon = u"orders"_s,
            .title = tr("No orders yet"),
            .text = tr("Orders appear here as soon as customers place them and this desk has fetched them."),
            .action = {}};
}

} // namespace pw::ui
