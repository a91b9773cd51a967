// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/tickets/page.h"

#include "ui/features/tickets/details.h"
#include "ui/features/tickets/model.h"
#include "ui/features/tickets/presentation.h"
#include "ui/presentation/words.h"
#include "ui/widgets/filter_chips.h"

#include <QComboBox>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{

TicketsPage::TicketsPage(const UiContext &ui, QWidget *parent)
    : TicketsPage(ui, new TicketsModel(ui.data, nullptr), parent)
{
}

TicketsPage::TicketsPage(const UiContext &ui, TicketsModel *model, QWidget *parent)
    : ListPage({.ui = ui,
                .model = model,
                .rows = new TicketsPresentation(model, ui.clock, model),
                .details = new TicketDetails(ui)},
               parent),
      m_tickets(model), m_status(new FilterChips(this)), m_type(new QComboBox(this))
{
    model->setParent(this);
    setObjectName(u"ticketsPage"_s);
    m_status->add({}, tr("All"));
    for (const auto &word : wordTable(TicketStatus{}))
        m_status->add(toWord(word.value), Words::status(word.value));
    m_type->setAccessibleName(tr("Type"));
    m_type->setObjectName(u"typeFilter"_s);
    m_type->addItem(tr("All types"), QString());
    for (const auto &word : wordTable(TicketType{}))
        m_type->addItem(Words::type(word.value), toWord(word.value));
    m_type->setMinimumWidth(136);
    toolbar()->addWidget(m_status);
    toolbar()->addWidget(m_type);
    toolbar()->addStretch();
    connect(m_status, &FilterChips::chosen, this, &TicketsPage::applyFilter);
    connect(m_type, &QComboBox::activated, this, &TicketsPage::applyFilter);
    applyFilter();
}

QString TicketsPage::searchHint() const
{
    return tr("Search tickets: number, subject, customer");
}

void TicketsPage::applyFilter()
{
    TicketFilter filter;
    filter.status = fromWord<TicketStatus>(m_status->current());
    filter.type = fromWord<TicketType>(m_type->currentData().toString());
    filter.search = search();
    m_tickets->setFilter(filter);
}

void TicketsPage::resetFilter()
{
    m_status->choose({});
    m_type->setCurrentIndex(0);
}

void TicketsPage::chooseFilter(const QString &word)
{
    m_status->choose(word);
}

bool TicketsPage::isFiltered() const
{
    return ListPage::isFiltered() || !m_status->current().isEmpty() || m_type->currentIndex() > 0;
}

EmptyState::Words TicketsPage::emptyWords() const
{
    return {.icon = u"tickets"_s,
            .title = tr("No tickets"),
            .text = tr("When customers ask for help, their tickets appear here."),
            .action = {}};
}

} // namespace pw::ui
