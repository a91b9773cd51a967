// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/providers/page.h"

#include "ui/features/providers/actions.h"
#include "ui/features/providers/details.h"
#include "ui/features/providers/model.h"
#include "ui/features/providers/presentation.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/filter_chips.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace pw::ui
{

ProvidersPage::ProvidersPage(const UiContext &ui, QWidget *parent)
    : ProvidersPage(ui, new ProvidersModel(ui.data, nullptr), parent)
{
}

ProvidersPage::ProvidersPage(const UiContext &ui, ProvidersModel *model, QWidget *parent)
    : ListPage({.ui = ui,
                .model = model,
                .rows = new ProvidersPresentation(model, ui.clock, model),
                .details = new ProviderDetails(ui)},
               parent),
      m_providers(model), m_state(new FilterChips(this))
{
    model->setParent(this);
    setObjectName(u"providersPage"_s);
    m_state->add({}, tr("All"));
    for (const auto &word : wordTable(ProviderState{}))
        m_state->add(toWord(word.value), ProvidersPresentation::words(word.value));
    toolbar()->addWidget(m_state);
    toolbar()->addStretch();
    auto *create = makeButton(tr("New provider…"), ButtonKind::Plain, u"plus"_s, this);
    create->setObjectName(u"newProviderButton"_s);
    toolbar()->addWidget(create);
    connect(create, &QPushButton::clicked, this,
            [this] { provider_actions::create(this->ui(), this, [this](ProviderId id) { openWhenThere(id.value); }); });
    connect(m_state, &FilterChips::chosen, this, &ProvidersPage::applyFilter);
    applyFilter();
}

QString ProvidersPage::searchHint() const
{
    return tr("Search providers: name, address");
}

void ProvidersPage::applyFilter()
{
    m_providers->setFilter({fromWord<ProviderState>(m_state->current()), search()});
}

void ProvidersPage::resetFilter()
{
    m_state->choose({});
}

void ProvidersPage::chooseFilter(const QString &word)
{
    m_state->choose(word);
}

bool ProvidersPage::isFiltered() const
{
    return ListPage::isFiltered() || !m_state->current().isEmpty();
}

EmptyState::Words ProvidersPage::emptyWords() const
{
    return {.icon = u"providers"_s,
            .title = tr("No providers"),
            .text = tr("The panels that deliver for this shop appear here, for those who see its money. A new one "
                       "needs its address and the key of an account there."),
            .action = {}};
}

} // namespace pw::ui
